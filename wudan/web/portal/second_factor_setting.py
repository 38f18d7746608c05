"""设第二因素: an authenticator on a phone, or a printed sheet and no phone at all."""

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.people.actions.accounts import renew_sheet, set_up_second_factor
from wudan.people.models import Account
from wudan.people.proving import passed_second_factor
from wudan.people.second_factor import (
    TOTP,
    authenticators_of,
    fold,
    has_second_factor,
    new_secret,
    secret_address,
    sheet_of,
    unfold,
)
from wudan.web.dots import picture_of
from wudan.web.entering import with_next
from wudan.web.portal.addresses import next_address
from wudan.web.portal.forms import AuthenticatorForm, CodeForm, tell
from wudan.web.portal.second_factor import come_through
from wudan.web.posting import go
from wudan.web.stepping_up import stepped_up

PENDING = "second_factor_pending"
"""Session key: the sealed secret that is shown but not yet confirmed."""
_SHEET_ONLY = "sheet"


@sensitive_post_parameters("code")
@stepped_up
def second_factor_setting(request: HttpRequest) -> HttpResponse:
    """Show both ways; set up the chosen one, and on to the sheet that is to be printed."""
    _insist_on_passed(request)
    if request.method != "POST":
        return _page(request, AuthenticatorForm())
    account, form = cast(Account, request.user), AuthenticatorForm(request.POST)
    alone = request.POST.get("way") == _SHEET_ONLY
    try:
        if not alone and not form.is_valid():
            raise Malformed({})
        renewed = set_up_second_factor(
            account=account, secret="" if alone else _pending(request),
            code="" if alone else form.cleaned_data["code"], at=clock.now(),
        )  # fmt: skip
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    request.session.pop(PENDING, None)
    update_session_auth_hash(request, renewed)
    come_through(request)
    return go(request, with_next("recovery-codes", next_address(request)))


@stepped_up
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The sheet, made to be printed; or a fresh one instead."""
    _insist_on_passed(request)
    account = cast(Account, request.user)
    if request.method == "POST":
        renew_sheet(account=account, at=clock.now())
        return go(request, with_next("recovery-codes", next_address(request)))
    context = {
        "codes": [(f"{code[:4]} {code[4:]}", used) for code, used in sheet_of(account)],
        "account": account.account, "printed_on": clock.day_of(clock.now()),
        "next": next_address(request),
    }  # fmt: skip
    return render(request, "portal/recovery_codes.html", context)


def _insist_on_passed(request: HttpRequest) -> None:
    """Who has a second factor changes it only after passing it: a password alone is not enough."""
    account = cast(Account, request.user)
    if has_second_factor(account) and not passed_second_factor(request.session):
        words = _("请先验第二因素，再来更换。手机和恢复码都不在了，请找上一级撤销。")
        raise Objected(Objection("second_factor_first", words))


def _pending(request: HttpRequest) -> str:
    """The secret shown on this page, kept sealed until its first code is typed."""
    if PENDING not in request.session:
        request.session[PENDING] = fold(new_secret())
    return unfold(request.session[PENDING])


def _page(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    account, secret = cast(Account, request.user), _pending(request)
    context = {
        "form": form, "next": next_address(request),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "picture": picture_of(secret_address(account, secret)),
        "has_authenticator": authenticators_of(account).filter(type=TOTP).exists(),
        "has_any": has_second_factor(account),
    }  # fmt: skip
    return render(request, "portal/second_factor_setting.html", context, status=status)

"""账号与安全: what protects one's own account, and the pages that change it."""

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.people.actions.accounts import change_password, connected
from wudan.people.models import Account
from wudan.people.second_factor import TOTP, authenticators_of, codes_left
from wudan.web.acting import Request
from wudan.web.entering import landing
from wudan.web.portal.addresses import next_address
from wudan.web.portal.forms import PasswordForm, tell
from wudan.web.portal.weixin import is_set_up
from wudan.web.posting import go
from wudan.web.stepping_up import stepped_up


def own_account(request: Request) -> HttpResponse:
    """Password, second factor, ways in: how each stands."""
    account = cast(Account, request.user)
    kinds = {row.type for row in authenticators_of(account)}
    context = {
        "account": account.account, "has_authenticator": TOTP in kinds,
        "codes_left": codes_left(account), "has_any": bool(kinds),
        "holds_posts": bool(request.posts), "weixin": is_set_up(),
        "has_weixin": is_set_up() and connected(account),
    }  # fmt: skip
    return render(request, "portal/own_account.html", context)


@sensitive_post_parameters("new", "again")
@stepped_up
def password(request: HttpRequest) -> HttpResponse:
    """A new password; all other sessions of the account end."""
    if request.method != "POST":
        return _page(request, PasswordForm())
    form = PasswordForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        account = change_password(
            account=cast(Account, request.user), **form.cleaned_data, at=clock.now()
        )
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    update_session_auth_hash(request, account)
    return go(request, landing(account, next_address(request)))


def _page(request: HttpRequest, form: PasswordForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": next_address(request), "title": _("改密码")}
    return render(request, "portal/password.html", context, status=status)

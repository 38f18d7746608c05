"""第二因素: pass it with a code, after the password; who has none sets one up first."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Malformed, TooMany
from wudan.people.actions.accounts import prove_second_factor
from wudan.people.models import Account
from wudan.people.proving import note_second_factor, passed_second_factor
from wudan.people.second_factor import code_now, has_second_factor
from wudan.web.entering import desk, with_next
from wudan.web.portal.addresses import next_address
from wudan.web.portal.forms import CodeForm, tell
from wudan.web.posting import go, page
from wudan.web.refusals import say_when


@sensitive_post_parameters("code")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for a code; then on to `next`, else to the desk of the post."""
    account = cast(Account, request.user)
    if passed_second_factor(request.session):
        return go(request, next_address(request) or desk(account))
    if not has_second_factor(account):
        return go(request, with_next("second-factor-setting", next_address(request)))
    if request.method != "POST":
        return _page(request, CodeForm(initial={"code": _shown(account)}), shown=_shown(account))
    form = CodeForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        prove_second_factor(account=account, code=form.cleaned_data["code"], at=clock.now())
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except TooMany as fault:
        return say_when(_page(request, tell(form, {"": fault.words}), status=429), fault)
    come_through(request)
    return go(request, next_address(request) or desk(account))


def come_through(request: HttpRequest) -> None:
    """This session may act under posts from now on; under a new id, as it is worth more."""
    request.session.cycle_key()
    note_second_factor(request.session, at=clock.now())


def _shown(account: Account) -> str:
    """In a demo the code stands there already: nobody has the phone of an invented person."""
    return code_now(account) if settings.DEMO else ""


def _page(
    request: HttpRequest, form: CodeForm, *, shown: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form, "next": next_address(request), "shown": shown,
        "title": _("验第二因素"), "home": page("home"),
    }  # fmt: skip
    return render(request, "portal/second_factor.html", context, status=status)

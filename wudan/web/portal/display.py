"""长辈版 or 标准版: kept for who is signed in, and on this telephone for who is not (ADR 71); the language, on this telephone (ADR 72)."""

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.people.actions.accounts import choose_display
from wudan.people.models import Account
from wudan.web.acting import is_signed_in
from wudan.web.context import DISPLAY_COOKIE
from wudan.web.language import LANGUAGE_COOKIE
from wudan.web.portal.addresses import next_address
from wudan.web.posting import go, page

_YEAR_SECONDS = 31_536_000
_SIZES = frozenset({"large", "normal"})


@login_not_required
def display(request: HttpRequest) -> HttpResponse:
    """Choose how large, in which language; back to where one came from. Another word changes nothing."""
    if request.method != "POST":
        return render(request, "portal/display.html")
    chosen = request.POST.get("type", "")
    answer = go(request, next_address(request) or page("display"))
    if chosen in _SIZES:
        _keep(request, answer, chosen)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(
            LANGUAGE_COOKIE, language, max_age=_YEAR_SECONDS, samesite="Lax", secure=request.is_secure()
        )  # fmt: skip
    return answer


def _keep(request: HttpRequest, answer: HttpResponse, chosen: str) -> None:
    if is_signed_in(request):
        account = cast(Account, request.user)
        choose_display(account=account, large=chosen == "large", at=clock.now())
    answer.set_cookie(
        DISPLAY_COOKIE, chosen, max_age=_YEAR_SECONDS, samesite="Lax", secure=request.is_secure()
    )

"""How large the letters are; remembered on the phone, not on the person."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.web.context import DISPLAY_COOKIE
from wudan.web.portal.addresses import next_address
from wudan.web.posting import go, page

_YEAR_SECONDS = 31_536_000
_SIZES = frozenset({"large", "normal"})


@login_not_required
def display(request: HttpRequest) -> HttpResponse:
    """Choose large or normal type; back to where one came from."""
    if request.method != "POST":
        return render(request, "portal/display.html")
    chosen = request.POST.get("type", "")
    answer = go(request, next_address(request) or page("display"))
    if chosen in _SIZES:
        answer.set_cookie(
            DISPLAY_COOKIE,
            chosen,
            max_age=_YEAR_SECONDS,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return answer

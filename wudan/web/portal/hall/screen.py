"""大厅点单机: the menu in big buttons, a number to tell at the desk, a picture for one's own telephone.

The screen keeps a key in a cookie and has no session. It goes back to its first page by a header of
the answer, also without script; whoever needs longer presses a button. `HallMiddleware` opens nothing else.
"""

from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.catalog.models import Service
from wudan.catalog.reach import names_of, only_words
from wudan.intake import actions
from wudan.intake.actions.kiosks import MOST_ASKS_A_DAY, kiosk_with
from wudan.intake.models import Kiosk
from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Missing, Objected, Refusal
from wudan.orders.enums import DayPart
from wudan.people import throttling
from wudan.web import posting
from wudan.web.acting import is_signed_in
from wudan.web.dots import picture_of
from wudan.web.portal.services import menu, menu_item

HALL_COOKIE = f"{settings.COOKIE_PREFIX}hall"
_KEPT_SECONDS = 400 * 24 * 3600
IDLE_SECONDS = 60
_NOBODY = 0
"""In whose name it is done."""
_PARTS = (DayPart.ANY, DayPart.AM, DayPart.PM)


@login_not_required
def hall(request: HttpRequest) -> HttpResponse:
    """The menu; on a screen that is not begun yet, where its code is typed."""
    kiosk = _kiosk(request)
    if kiosk is None:
        return _begin(request)
    listed = [
        (platform.name, list(items))
        for platform, items in groupby(menu(), key=lambda service: service.platform)
    ]
    return render(request, "portal/hall/menu.html", {"kiosk": kiosk, "listed": listed})


@login_not_required
def hall_item(request: HttpRequest, code: str) -> HttpResponse:
    """One item: when, and then a number or one's own telephone."""
    kiosk, service = _running(request), menu_item(code)
    if service is None:
        raise Missing
    own = request.build_absolute_uri(f"{reverse('place-order')}?service={service.code}")
    context = {
        "kiosk": kiosk, "service": service, "parts": [(part.value or "any", part.label) for part in _PARTS],
        "token": posting.new_token(), "picture": picture_of(own),
        "only": in_words(only_words(service, names_of([service]))),
    }  # fmt: skip
    return _idle(request, "portal/hall/item.html", context)


@login_not_required
def hall_number(request: HttpRequest, code: str) -> HttpResponse:
    """By POST a number for this item; shown until somebody else comes."""
    kiosk, service = _running(request), menu_item(code)
    if service is None:
        raise Missing
    if request.method == "POST":
        return posting.once(request, lambda: _asked(request, kiosk, service), owner=_NOBODY)
    told = request.GET.get("number", "")
    if not (told.isascii() and told.isdigit() and 0 < int(told[:4]) <= MOST_ASKS_A_DAY):
        raise Missing
    context = {"kiosk": kiosk, "service": service, "number": int(told[:4])}
    return _idle(request, "portal/hall/number.html", context)


def _asked(request: HttpRequest, kiosk: Kiosk, service: Service) -> str:
    part = request.POST.get("part", "")
    made = actions.ask_at_kiosk(
        kiosk=kiosk,
        service=service,
        part="" if part == "any" else part,
        by=actions.AT_SCREEN,
        at=clock.now(),
    )
    return f"{posting.page('hall-number', service.code)}?number={made.number}"


def _begin(request: HttpRequest) -> HttpResponse:
    """Type the code of this screen. Nobody may be signed in: the hall would act in their name."""
    words = _("这台机器上还有人登录着。请先退出，再开点单机。") if is_signed_in(request) else ""
    if request.method != "POST" or words:
        return _code_page(request, words, 422 if request.method == "POST" else 200)
    address, at = request.META["REMOTE_ADDR"], clock.now()
    key: list[str] = []

    def do() -> str:
        _kiosk_row, fresh = actions.begin_kiosk(
            code=request.POST.get("code", "")[:20], by=actions.AT_SCREEN, at=at
        )
        key.append(fresh)
        return posting.page("hall")

    try:
        throttling.spend("hall_code", address, at=at)
        answer = posting.once(request, do, owner=_NOBODY)
    except Objected as fault:
        return _code_page(request, fault.words, 422)
    except Refusal as fault:
        return _code_page(request, fault.words, 429)
    if key:
        answer.set_cookie(
            HALL_COOKIE, key[0], max_age=_KEPT_SECONDS, httponly=True, samesite="Strict",
            secure=bool(settings.COOKIE_PREFIX), path="/",
        )  # fmt: skip
    return answer


def _code_page(request: HttpRequest, words: str, status: int = 200) -> HttpResponse:
    context = {"token": posting.new_token(), "refused": words, "kiosk": None}
    answer = render(request, "portal/hall/begin.html", context, status=status)
    if HALL_COOKIE in request.COOKIES:  # ended from the desk: the key opens nothing any more
        answer.delete_cookie(HALL_COOKIE, path="/")
    return answer


def _idle(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page that goes back to the first one by itself."""
    answer = render(request, template, context | {"seconds": IDLE_SECONDS})
    answer["Refresh"] = f"{IDLE_SECONDS}; url={reverse('hall')}"
    return answer


def _kiosk(request: HttpRequest) -> Kiosk | None:
    return kiosk_with(request.COOKIES.get(HALL_COOKIE, ""))


def _running(request: HttpRequest) -> Kiosk:
    found = _kiosk(request)
    if found is None:
        raise Missing
    return found

"""场地: the keeper's desk: who asks, who is here today, what has to be confirmed again, my rooms."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.people.actors import Actor
from wudan.sites.actions import bookings
from wudan.sites.models import Booking, Room
from wudan.sites.permissions.room import SEEN_WITHIN, seeing_objection
from wudan.sites.querysets.room import BookingQuerySet
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import address
from wudan.web.portal.cards import Card
from wudan.web.rooms.loading import booking_of
from wudan.web.rooms.wording import theme_words, tone_of, when_words, who_words

KEEPERS = ("station_keeper", "institute_staff", "center_office", "department_officer")
_MOST = 50
_TABS = {
    "asked": Phrase("等同意"),
    "today": Phrase("今天"),
    "unseen": Phrase("等记用了没有"),
    "confirm": Phrase("等再确认"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One booking on the desk and what may be done about it."""

    booking: Booking
    when: str
    who: str
    theme: str
    tone: str
    token: str
    may_see: bool


@for_roles(*KEEPERS)
def room_desk(request: HttpRequest) -> HttpResponse:
    """The desk."""
    return _page(request, request.GET.get("tab", ""))


@for_roles(*KEEPERS)
def room_booking_answer(request: HttpRequest, no: str) -> HttpResponse:
    """同意, 不同意, 用了, 没用: one press on the desk. 422 on the desk with why not."""
    if request.method != "POST":
        return posting.go(request, posting.page("room-desk"))
    booking_of(request, no)
    try:
        return posting.once(request, lambda: _answer(request, booking_of(request, no)))
    except (Malformed, Objected) as fault:
        return _page(request, request.POST.get("tab", ""), words=fault.words, status=422)


def _answer(request: HttpRequest, held: Booking) -> str:
    by, at, pressed = actor_of(request), clock.now(), request.POST.get("do", "")
    if pressed == "agree":
        bookings.agree(booking=held, by=by, at=at)
        messages.success(request, _("同意了，订的人能看到。"))
    elif pressed == "turn_down":
        bookings.turn_down(booking=held, why=request.POST.get("why", ""), by=by, at=at)
        messages.success(request, _("没有同意，原因订的人能看到。"))
    elif pressed in {"used", "unused"}:
        bookings.note_use(booking=held, seen=pressed, by=by, at=at)
        messages.success(request, _("记下了。"))
    else:
        raise Missing
    tab = request.POST.get("tab", "")
    return posting.page("room-desk") + (f"?tab={tab}" if tab in _TABS else "")


def _page(request: HttpRequest, tab: str, *, words: str = "", status: int = 200) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    rows = Booking.objects.kept_by(actor)
    tab = tab if tab in _TABS else "today"
    shown = _rows(rows, tab, at).select_related("room__site__unit", "room__unit", "unit", "person")
    kept = Room.objects.in_use().kept_by(actor).with_place()
    context = {
        "tab": tab, "tabs": [_tab(request, name, words, tab) for name, words in _TABS.items()],
        "lines": [_line(row, actor, at) for row in shown.order_by("starts_at", "pk")[:_MOST]],
        "asked": rows.filter(state="asked", ends_at__gt=at).count(),
        "rooms": list(kept.order_by("site__unit__path", "name")[:_MOST * 2]),
        "refusal_words": words,
    }  # fmt: skip
    return render(request, "rooms/desk.html", context, status=status)


def _rows(rows: BookingQuerySet, tab: str, at: datetime) -> BookingQuerySet:
    today = day_of(at)
    if tab == "asked":
        return rows.filter(state="asked", ends_at__gt=at)
    if tab == "confirm":
        late = {"confirmed_at": None, "confirm_by__lte": at + timedelta(days=7)}
        return rows.filter(state="booked", starts_at__gt=at, **late)
    if tab == "unseen":
        return rows.filter(state="booked", seen="", ends_at__lte=at, ends_at__gt=at - SEEN_WITHIN)
    return rows.live().filter(day=today)


def _tab(request: HttpRequest, name: str, words: str, current: str) -> Card:
    return {"label": _(words), "url": address(request, tab=name), "current": name == current}


def _line(row: Booking, actor: Actor, at: datetime) -> Line:
    who = who_words(row) if row.unit else _("群众 {name}").format(name=row.person.name)
    return Line(
        row, when_words(row), who, theme_words(row.theme), tone_of(row.state),
        posting.new_token(), seeing_objection(actor, row, at=at) is None,
    )  # fmt: skip

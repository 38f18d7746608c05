"""当天安排: all rooms of a site on one day, to print and to keep at the door."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.sites.models import Booking, Room
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.rooms.desk import KEEPERS
from wudan.web.rooms.loading import asked_day, clock_words
from wudan.web.rooms.wording import theme_words, use_words, who_words

_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One booking of the day."""

    time: str
    who: str
    what: str
    party: int
    words: str
    label: str
    url: str


@for_roles(*KEEPERS)
def room_day(request: HttpRequest) -> HttpResponse:
    """The day, room by room."""
    actor, day = actor_of(request), asked_day(request)
    rows = Booking.objects.kept_by(actor).live().filter(day=day).select_related("unit")
    lines: dict[int, list[Line]] = {}
    for row in rows.order_by("starts_at", "pk")[:_MOST]:
        lines.setdefault(row.room_id, []).append(_line(row))
    rooms = Room.objects.in_use().kept_by(actor).with_place().order_by("site__unit__path", "name")
    address = reverse("room-day")
    context = {
        "day": day, "is_today": day == clock.day_of(clock.now()),
        "rooms": [(room, lines.get(room.pk, [])) for room in rooms[:_MOST]],
        "previous": f"{address}?day={day - timedelta(days=1)}", "next": f"{address}?day={day + timedelta(days=1)}",
    }  # fmt: skip
    return render(request, "rooms/day_sheet.html", context)


def _line(row: Booking) -> Line:
    time = f"{clock_words(row.starts_at, row.day)}–{clock_words(row.ends_at, row.day)}"
    return Line(
        time, who_words(row), f"{theme_words(row.theme)}，{use_words(row.use)}", row.party,
        row.words, row.get_state_display(), reverse("booking", args=[row.no]),
    )  # fmt: skip

"""利用率: hours booked and used of hours open, by room and theme; and what lies idle (R023).

Each figure opens to its rows. Rooms stand in the order of the tree, never by a figure.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.open_hours import KINDS
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing
from wudan.sites.models import Booking, Room
from wudan.sites.use_rates import WEEKS, Idle, Use, figures, idle, read, weeks_before
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.rooms.desk import KEEPERS
from wudan.web.rooms.loading import clock_words
from wudan.web.rooms.wording import theme_words, who_words

_MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A room or a theme and its hours."""

    name: str
    place: str
    url: str
    opened: str
    booked: str
    used: str
    booked_percent: int
    used_percent: int


@for_roles(*KEEPERS, *READERS)
def room_use(request: HttpRequest) -> HttpResponse:
    """The last eight weeks of what the actor may know of."""
    known = Room.objects.in_use().known_to(actor_of(request)).with_place()
    rooms = list(known.order_by("site__unit__path", "name")[:_MOST])
    first, last = weeks_before(clock.now())
    told = read(rooms, first, last)
    counted = figures(told)
    context = {
        "first": first, "last": last, "weeks": WEEKS,
        "rooms": [
            _row(room.name, room.site.unit.short_name, reverse("room", args=[room.pk]), counted.by_room[room.pk])
            for room in rooms
        ],
        "themes": [
            _row(theme_words(code), "", "", use) for code, use in sorted(counted.by_theme.items())
        ],
        "idle": [
            (room, [(_idle_words(alike), _idle_url(alike)) for alike in times])
            for room, times in _alike(idle(told))
        ],
    }  # fmt: skip
    return render(request, "rooms/use.html", context)


@for_roles(*KEEPERS, *READERS)
def room_idle(request: HttpRequest, pk: int) -> HttpResponse:
    """The days on which a weekly time was open and empty, and who had the room on those days."""
    rows = Room.objects.known_to(actor_of(request)).filter(pk=min(pk, LARGEST_KEY))
    room = rows.with_place().first()
    if room is None:
        raise Missing
    first, last = weeks_before(clock.now())
    told = read([room], first, last)
    asked = (request.GET.get("from", ""), request.GET.get("to", ""))
    found = [one for one in idle(told) if asked in {("", ""), _hours_of(one)}]
    days = {day for one in found for day in one.days}
    held = Booking.objects.filter(room=room, state="booked", day__in=days).select_related("unit")
    by_day: dict[object, list[str]] = {}
    for one in held.order_by("starts_at"):
        time = f"{clock_words(one.starts_at, one.day)}–{clock_words(one.ends_at, one.day)}"
        by_day.setdefault(one.day, []).append(f"{time} {who_words(one)}")
    context = {
        "room": room, "weeks": WEEKS,
        "idle": [(_idle_words([one]), [(day, in_words(Listed(COMMA, by_day.get(day, [])))) for day in one.days])
                 for one in found],
    }  # fmt: skip
    return render(request, "rooms/idle.html", context)


def _row(name: str, place: str, url: str, use: Use) -> Row:
    return Row(
        name, place, url, _hours(use.opened), _hours(use.booked), _hours(use.used),
        use.booked_percent, use.used_percent,
    )  # fmt: skip


def _hours(minutes: int) -> str:
    whole = timedelta(minutes=minutes) / timedelta(hours=1)
    return f"{whole:g}"


def _alike(found: list[Idle]) -> list[tuple[Room, list[list[Idle]]]]:
    """By room, in its order: the same hours of several weekdays together."""
    rooms: dict[int, tuple[Room, dict[tuple[str, str], list[Idle]]]] = {}
    for one in found:
        times = rooms.setdefault(one.room.pk, (one.room, {}))[1]
        times.setdefault(_hours_of(one), []).append(one)
    return [(room, list(times.values())) for room, times in rooms.values()]


def _idle_words(alike: list[Idle]) -> str:
    days = in_words(Listed(COMMA, (KINDS[one.weekday] for one in alike)))
    weeks = min(len(one.days) for one in alike)
    return _("{days} {first}–{last} 点，{n} 周没有人用").format(
        days=_("每天") if len(alike) == len(KINDS) - 2 else days,
        first=alike[0].first_hour, last=alike[0].last_hour, n=weeks,
    )  # fmt: skip


def _hours_of(one: Idle) -> tuple[str, str]:
    return str(one.first_hour), str(one.last_hour)


def _idle_url(alike: list[Idle]) -> str:
    first, last = _hours_of(alike[0])
    return f"{reverse('room-idle', args=[alike[0].room.pk])}?from={first}&to={last}"

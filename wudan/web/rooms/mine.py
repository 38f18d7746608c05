"""我的预订: under a post those of the unit, else one's own; ahead first, then what was."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.sites.models import Booking, Room
from wudan.sites.permissions.room import confirming_objection
from wudan.web.acting import actor_of
from wudan.web.rooms.wording import theme_words, tone_of, when_words

_AHEAD, _PAST = 40, 10


@dataclass(frozen=True, slots=True)
class Line:
    """One booking in a list."""

    url: str
    where: str
    when: str
    what: str
    label: str
    tone: str
    to_confirm: bool
    why: str


def my_bookings(request: HttpRequest) -> HttpResponse:
    """The page."""
    actor, at = actor_of(request), clock.now()
    today = clock.day_of(at)
    rows = Booking.objects.own(actor)
    ahead = list(rows.filter(day__gte=today, ends_at__gt=at).order_by("day", "starts_at")[:_AHEAD])
    past = list(rows.filter(day__lte=today, ends_at__lte=at).order_by("-day", "-starts_at")[:_PAST])
    # Many bookings, few rooms: each room is read once, not with each booking.
    rooms = Room.objects.select_related("site__unit")
    prefetch_related_objects([*ahead, *past], Prefetch("room", rooms))
    context = {
        "ahead": [line_of(row, confirming_objection(actor, row, at=at) is None) for row in ahead],
        "past": [line_of(row, to_confirm=False) for row in past],
        "for_unit": actor.unit_name if actor.is_staff else "",
    }
    return render(request, "rooms/mine.html", context)


def line_of(row: Booking, to_confirm: bool) -> Line:
    """A booking that was loaded with its room and site."""
    return Line(
        reverse("booking", args=[row.no]), f"{row.room.site.unit.short_name} · {row.room.name}",
        when_words(row), theme_words(row.theme), row.get_state_display(), tone_of(row.state),
        to_confirm, row.why,
    )  # fmt: skip

"""The calendar of a room for calendar programs: unit and theme, nobody's name (RFC 5545)."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.icalendar import Entry, calendar
from wudan.sites.models import Booking
from wudan.web.rooms.loading import room_of
from wudan.web.rooms.wording import theme_words, who_words

_BACK, _AHEAD, _MOST = timedelta(days=30), timedelta(days=180), 600


@login_not_required
def room_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has it from a month ago to half a year ahead."""
    room, at = room_of(pk), clock.now()
    first, last = day_of(at - _BACK), day_of(at + _AHEAD)
    held = Booking.objects.filter(room=room).holding().between(first, last)
    rows = held.select_related("unit").order_by("starts_at")[:_MOST]
    place = f"{room.site.unit.name} {room.where}".strip()
    address = request.build_absolute_uri(reverse("room", args=[pk]))
    entries = [
        Entry(
            uid=f"booking-{row.no}@wudan", starts_at=row.starts_at, ends_at=row.ends_at,
            summary=f"{who_words(row)} · {theme_words(row.theme)}", place=place, url=address,
            changed_at=row.made_at, is_tentative=row.state == "asked",
        )
        for row in rows
    ]  # fmt: skip
    made = calendar(f"{room.site.unit.short_name} {room.name}", entries, at=at)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")

"""Calendars for calendar programs: of a room, and of all that a site holds: unit and theme, nobody's
name (RFC 5545)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Audience
from wudan.activities.models import Shift
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.icalendar import Entry
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Site
from wudan.sites.querysets.room import BookingQuerySet
from wudan.web.calendar_answers import PUBLIC, calendar_answer
from wudan.web.portal.volunteering.entries import shift_entry
from wudan.web.rooms.loading import room_of
from wudan.web.rooms.wording import theme_words, who_words

_BACK, _AHEAD, _MOST = timedelta(days=30), timedelta(days=180), 600
_STEPS = {BookingState.ASKED: 0, BookingState.BOOKED: 1}
_SHOWN = (
    BookingState.ASKED,
    BookingState.BOOKED,
    BookingState.CANCELLED,
    BookingState.RELEASED,
    BookingState.LAPSED,
)


@login_not_required
def room_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has it from a month ago to half a year ahead."""
    room, at = room_of(pk), clock.now()
    rows = Booking.objects.filter(room=room).select_related("unit", "room__site__unit")
    name = f"{room.site.unit.short_name} {room.name}"
    return calendar_answer(request, name, _bookings(request, rows, at), at=at, caching=PUBLIC)


@login_not_required
def site_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """What units do in a site's rooms, and its activities that everybody may join."""
    site, at = _site(pk), clock.now()
    rows = Booking.objects.filter(room__site=site).exclude(unit=None)
    rows = rows.filter(activity=None).select_related("unit", "room__site__unit")
    entries = [*_bookings(request, rows, at), *_activities(request, site, at)]
    entries.sort(key=lambda entry: (entry.starts_at, entry.uid))
    return calendar_answer(request, site.unit.name, entries, at=at, caching=PUBLIC)


def _site(pk: int) -> Site:
    rows = Site.objects.of_county(settings.PACK.county).filter(unit__ends_on=None)
    found = rows.filter(unit=min(pk, LARGEST_KEY)).select_related("unit").first()
    if found is None:
        raise Missing(_("没有这处阵地。"))
    return found


def _bookings(request: HttpRequest, rows: BookingQuerySet, at: datetime) -> list[Entry]:
    """Those that hold the room, and those that gave it back, so that programs strike them."""
    first, last = day_of(at - _BACK), day_of(at + _AHEAD)
    found = rows.filter(state__in=_SHOWN, day__gte=first, day__lte=last)
    return [_booking(request, row) for row in found.order_by("starts_at", "pk")[:_MOST]]


def _booking(request: HttpRequest, row: Booking) -> Entry:
    room = row.room
    return Entry(
        uid=f"booking-{row.no}@wudan", starts_at=row.starts_at, ends_at=row.ends_at,
        summary=f"{who_words(row)} · {theme_words(row.theme)}",
        place=" ".join(filter(None, [room.site.unit.name, room.name, room.where])),
        url=request.build_absolute_uri(reverse("room", args=[room.pk])),
        changed_at=row.ended_at or row.confirmed_at or row.made_at,
        is_tentative=row.state == BookingState.ASKED, is_cancelled=row.state not in _STEPS,
        sequence=_STEPS.get(BookingState(row.state), 2),
    )  # fmt: skip


def _activities(request: HttpRequest, site: Site, at: datetime) -> list[Entry]:
    """Its own, and those of the teams under it."""
    here = Q(activity__unit=site.unit_id) | Q(activity__unit__parent=site.unit_id)
    rows = Shift.objects.filter(
        here, activity__audience=Audience.EVERYBODY,
        activity__opened_at__isnull=False, starts_at__gte=at - _BACK, starts_at__lt=at + _AHEAD,
    )  # fmt: skip
    rows = rows.select_related("activity__unit").order_by("starts_at", "pk")[:_MOST]
    return [shift_entry(request, row) for row in rows]

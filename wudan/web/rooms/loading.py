"""Loading rooms and their times for pages, in as few statements as a page may have; else Missing."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import day_of, local, midnight
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.sites.models import Booking, Room
from wudan.web.acting import actor_of

FURTHEST_WEEKS = 27
"""How far ahead a calendar is leafed through: as far as one may book."""


def room_of(pk: int) -> Room:
    """A room of this county, given up or not. Raises Missing."""
    rows = Room.objects.filter(pk=min(pk, LARGEST_KEY), county=settings.PACK.county)
    found = rows.with_place().first()
    if found is None:
        raise Missing(_("没有这个场地。"))
    return found


def kept_room(request: HttpRequest, pk: int) -> Room:
    """A room that the actor keeps. Raises Missing."""
    rows = Room.objects.kept_by(actor_of(request)).filter(pk=min(pk, LARGEST_KEY))
    found = rows.with_place().first()
    if found is None:
        raise Missing
    return found


def booking_of(request: HttpRequest, no: str) -> Booking:
    """A booking that the actor may see. Raises Missing."""
    rows = Booking.objects.visible_to(actor_of(request)).filter(no=no if no.isdigit() else "")
    found = rows.select_related(
        "room__site__unit", "room__unit", "unit", "series", "person"
    ).first()
    if found is None:
        raise Missing(_("没有这个预订，或者不是您的。"))
    return found


def asked_day(request: HttpRequest, name: str = "day") -> date:
    """The day that the address asks for, today when it says nothing sensible or too far."""
    today = day_of(clock.now())
    try:
        day = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return today
    near = timedelta(weeks=FURTHEST_WEEKS * 2)
    return day if abs(day - today) <= near else today


def at_clock(day: date, text: str) -> datetime:
    """A moment of a day from 09:30, as the form offered it; 24:00 is its end."""
    hour, _colon, minute = text.partition(":")
    return midnight(day) + timedelta(hours=int(hour), minutes=int(minute))


def clock_words(at: datetime, day: date) -> str:
    """09:30; the end of the day is 24:00."""
    here = local(at)
    return "24:00" if here.date() > day else f"{here:%H:%M}"

"""A hall of 杨柳村站, open every day, and who wants it: what the stories of rooms begin with."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from tests.world import MONDAY, World
from wudan.kit.open_hours import Span
from wudan.sites.actions import bookings, rooms
from wudan.sites.models import Booking, Room, Site
from wudan.sites.wanted import WantedBooking, WantedRoom

TOMORROW = MONDAY + timedelta(days=1)
"""Tuesday, 09:00."""
DAILY = tuple(Span(kind, 8 * 60, 21 * 60) for kind in range(7))


def described(**given: Any) -> WantedRoom:
    """多功能厅, for sixty, open from eight to nine at night, free for residents."""
    said: dict[str, Any] = {
        "name": "多功能厅", "capacity": 60, "themes": ["culture", "theory"],
        "uses": ["rehearsal", "meeting"], "hours": DAILY, "where": "一楼东头", "equipment": "音响、投影",
    } | given  # fmt: skip
    return WantedRoom(**said)


def hall(world: World, *, at: datetime = MONDAY, who: str = "马青山", **given: Any) -> Room:
    """Written down by who keeps 杨柳村站."""
    pack, unit = settings.PACK, world.units["杨柳村"]
    return rooms.add_room(
        site=Site.objects.get(unit=unit), unit=unit, wanted=described(**given),
        themes=pack.room_themes, uses=pack.room_uses, by=world.actor(who), at=at,
    )  # fmt: skip


def wanted(start: datetime = TOMORROW, hours: float = 2, **given: Any) -> WantedBooking:
    """Two hours of tomorrow morning, to sing."""
    said: dict[str, Any] = {"theme": "culture", "use": "rehearsal", "party": 12} | given
    return WantedBooking(start, start + timedelta(hours=hours), **said)


def booked(
    world: World, room: Room, who: str = "苏远", start: datetime = TOMORROW, *, hours: float = 2,
    at: datetime = MONDAY, waits: bool = False, **given: Any,
) -> Booking:  # fmt: skip
    """A booking of somebody in the cast."""
    return bookings.book(
        room=room, wanted=wanted(start, hours, **given), by=world.actor(who), at=at, waits=waits
    )

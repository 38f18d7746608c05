"""订场地: an activity is given a room for its hours; cancelled or moved, it lets the room go (R028)."""

from datetime import datetime, timedelta

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.enums import ActivityVerb
from wudan.activities.models import Activity, Opening
from wudan.activities.permissions import objection
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions import bookings
from wudan.sites.models import Room
from wudan.sites.querysets.room import LIVE
from wudan.sites.wanted import WantedBooking

MOVED = "活动改了时间。"
CHANGED = "活动换了场地，或不用了。"
_STEP = timedelta(minutes=30)
_USE = "service"


def hours_of(activity: Activity) -> tuple[datetime, datetime] | None:
    """From the first shift's beginning to the last one's end, in half hours; None over several days."""
    shifts = list(activity.shifts.order_by("starts_at"))
    if not shifts or len({shift.day for shift in shifts}) > 1:
        return None
    begins, ends = shifts[0].starts_at, max(shift.ends_at for shift in shifts)
    midnight = begins - (begins - begins.replace(minute=0, second=0, microsecond=0))
    return (
        midnight + _STEP * ((begins - midnight) // _STEP),
        midnight - _STEP * ((midnight - ends) // _STEP),
    )


def is_covered(activity: Activity) -> bool:
    """Whether the room it has is had for all its hours."""
    hours, booking = hours_of(activity), activity.booking
    if hours is None or booking is None:
        return False
    return booking.starts_at <= hours[0] and hours[1] <= booking.ends_at


def party_of(activity: Activity) -> int:
    """The most places that its shifts have at one moment; one at least."""
    rows = Opening.objects.filter(shift__activity=activity)
    places = list(rows.values_list("shift__starts_at", "shift__ends_at", "quota"))
    at_once = (sum(quota for begins, ends, quota in places if begins <= moment < ends) for moment, _, _ in places)  # fmt: skip
    return max(1, *at_once, 0)


@one_transaction
def give_room(
    *, activity: Activity, room: Room, theme: str, by: Actor, at: datetime, seen: int | None = None
) -> Activity:
    """Book it for the organizing unit and put it down. Raises Missing, Stale, Objected, Malformed."""
    held = lock_activity(activity, seen=seen)
    insist(objection(ActivityVerb.CORRECT, by, held))
    if not by.is_staff:
        raise Objected(Objection("not_your_role", "场地由组织单位的岗位来订。"))
    hours = hours_of(held)
    if hours is None:
        raise Malformed({"room": "先写上班次；班次跨几天的，请按天分成几个活动再订。"})
    if theme not in room.themes:
        raise Malformed({"theme": "这个场地不办这个主题，请换一个主题或场地。"})
    free_room(held, why=CHANGED, by=by, at=at)
    held.booking = bookings.book(
        room=room, wanted=_wanted(held, room, theme, hours), unit=held.unit, by=by, at=at
    )
    if not held.place:
        held.place = f"{room.site.unit.short_name} {room.name}"
    held.version += 1
    held.save()
    note("room", held, by=by, at=at, room=room.pk, booking=held.booking.no)
    return held


@one_transaction
def leave_room(*, activity: Activity, by: Actor, at: datetime) -> Activity:
    """It needs no room any more. Raises Missing, Objected."""
    held = lock_activity(activity)
    insist(objection(ActivityVerb.CORRECT, by, held))
    free_room(held, why=CHANGED, by=by, at=at)
    held.version += 1
    held.save()
    note("room", held, by=by, at=at, room=None)
    return held


def free_room(held: Activity, *, why: str, by: Actor, at: datetime) -> None:
    """Let go of the room of an activity that is held, unsaved; who waits for it is next."""
    if held.booking is None:
        return
    if held.booking.state in LIVE:
        bookings.give_back(booking=held.booking, why=why, by=by, at=at)
    held.booking = None
    held.save(update_fields=["booking"])


def _wanted(
    held: Activity, room: Room, theme: str, hours: tuple[datetime, datetime]
) -> WantedBooking:
    party = min(room.capacity, party_of(held))
    use = _USE if _USE in room.uses else room.uses[0]

    return WantedBooking(*hours, theme, use, party, held.title)

"""How acts on bookings lock and are journaled: first the room, then its bookings."""

from datetime import datetime, timedelta

from django.conf import settings

from wudan.areas.calendars import working_calendar
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.sites import policies
from wudan.sites.actions.holding_rooms import lock_room
from wudan.sites.enums import BookingState, SiteState
from wudan.sites.free_times import RoomTimes
from wudan.sites.models import Booking, Room, SitePeriod
from wudan.sites.permissions.room import keeps


def lock_booking(booking: Booking) -> Booking:
    """Hold its room, then itself. Raises Missing."""
    room = lock_room(booking.room_id)
    rows = Booking.objects.filter(pk=booking.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit", "series").first()
    if held is None:
        raise Missing
    held.room = room
    return held


def times_of(room: Room, starts_at: datetime, ends_at: datetime) -> RoomTimes:
    """What decides about a stretch of a room that is held."""
    return RoomTimes(
        tuple(row.span for row in room.hours.all()),
        list(room.closures.meeting(starts_at, ends_at)),
        list(room.bookings.holding().meeting(starts_at, ends_at)),
    )


def shut_objection(room: Room, *, at: datetime) -> Objection | None:
    """Why the whole site is shut."""
    periods = SitePeriod.objects.on(day_of(at)).filter(site=room.site_id, state=SiteState.CLOSED)
    if periods.exists():
        return Objection("site_closed", "这处阵地现在关闭，场地暂时不能订。")
    return None


def put_in(room: Room, booking: Booking, *, by: Actor, at: datetime) -> None:
    """Give it the room: at once, or asked for where the owner wants that; keepers need not ask."""
    ask_or_give(booking, asks=room.needs_approval and not keeps(by, room), at=at)
    booking.confirm_by = None
    if booking.series_id is not None and room.reconfirm_days:
        booking.confirm_by = booking.starts_at - timedelta(days=room.reconfirm_days)
        set_confirming(booking, at=at)


def set_confirming(booking: Booking, *, at: datetime) -> None:
    """Leave whoever has to confirm it a fair time from now; unsaved."""
    if booking.confirm_by is not None:
        fair = working_calendar().due(at, policies.FAIR_TERM)
        booking.confirm_by = policies.confirm_due(
            booking.confirm_by, booking.starts_at, at=at, fair=fair
        )


def ask_or_give(booking: Booking, *, asks: bool, at: datetime) -> None:
    """Booked, or asked for with a day by which the keeper answers; unsaved."""
    booking.state = BookingState.ASKED if asks else BookingState.BOOKED
    booking.answer_by = None
    if asks:
        latest = working_calendar().due(at, settings.PACK.room_answer)
        booking.answer_by = policies.answer_due(booking.starts_at, at=at, latest=latest)


def note_booking(
    verb: str, booking: Booking, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of an act on a booking: for whom by number, never by name."""
    room = booking.room
    told = {"no": booking.no, "room": room.pk, "unit": booking.unit_id,
            "person": booking.person_id, "starts_at": booking.starts_at.isoformat()}  # fmt: skip
    subject = Subject("booking", booking.pk, room.county, room.unit_id, room.unit.branch_id)
    record(f"booking.{verb}", subject, by=by, at=at, why=why, facts=told | facts, react=react)

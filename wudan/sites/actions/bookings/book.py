"""订场地: one time of one room; who comes first has it, everybody else waits or looks elsewhere."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.areas.standing import beginning
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites import policies
from wudan.sites.actions.bookings.holding import note_booking, put_in, shut_objection, times_of
from wudan.sites.actions.holding_rooms import lock_room, one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, BookingSeries, Room
from wudan.sites.permissions.room import booking_objection
from wudan.sites.wanted import WantedBooking


@one_transaction
def book(
    *, room: Room, wanted: WantedBooking, by: Actor, at: datetime, unit: Unit | None = None,
    waits: bool = False,
) -> Booking:  # fmt: skip
    """Book it, under a post for the actor's unit (or `unit`, which the caller answers for).

    `waits`: take a turn in the waiting list when somebody else has it. Raises Missing, Objected,
    Malformed.
    """
    insist(booking_objection(by, room))
    lock_booker(by)
    held = lock_room(room.pk)
    insist(booking_objection(by, held) or shut_objection(held, at=at))
    if faults := policies.faults_of(held, wanted, at=at):
        raise Malformed(faults)
    made = draft(held, wanted, by=by, at=at, unit=unit)
    insist(limit_objection(made, at=at))
    times = times_of(held, wanted.starts_at, wanted.ends_at)
    objection = times.objection(wanted.starts_at, wanted.ends_at)
    if objection is not None and objection.code == "taken" and waits:
        return _wait(made, by=by, at=at)
    insist(objection)
    return place(held, made, by=by, at=at)


def draft(
    room: Room, wanted: WantedBooking, *, by: Actor, at: datetime, unit: Unit | None = None,
    series: BookingSeries | None = None,
) -> Booking:  # fmt: skip
    """The row, unsaved."""
    return Booking(
        no=numbers.draw(), room=room, series=series, unit_id=unit.pk if unit else _unit_of(by),
        person_id=by.person, theme=wanted.theme, use=wanted.use, party=wanted.party,
        words=tidy(wanted.words), day=day_of(wanted.starts_at), starts_at=wanted.starts_at,
        ends_at=wanted.ends_at, made_at=at,
    )  # fmt: skip


def place(room: Room, made: Booking, *, by: Actor, at: datetime, tells: bool = True) -> Booking:
    """Save it as the room's; the database has the last word. `tells`: the keeper hears that it is asked for."""
    put_in(room, made, by=by, at=at)
    _write(made)
    asked = made.state == BookingState.ASKED
    verb = "ask" if asked else "book"
    note_booking(verb, made, by=by, at=at, react=asked and tells, series=made.series_id)
    return made


def limit_objection(made: Booking, *, at: datetime, count: int = 1) -> Objection | None:
    """Why so many are too many: rooms are for everybody."""
    ahead = Booking.objects.live().filter(ends_at__gt=at)
    if made.unit_id is not None:
        if (
            ahead.filter(room=made.room_id, unit=made.unit_id).count() + count
            > policies.MOST_A_UNIT
        ):
            return Objection(
                "too_many",
                Phrase(
                    "一个单位在一处最多同时订 {most_a_unit} 次，先用掉或取消一些。",
                    most_a_unit=policies.MOST_A_UNIT,
                ),
            )
        return None
    if ahead.filter(unit=None, person=made.person_id).count() + count > policies.MOST_A_PERSON:
        return Objection(
            "too_many",
            Phrase(
                "一个人最多同时订 {most_a_person} 次，先用掉或取消一些再订。",
                most_a_person=policies.MOST_A_PERSON,
            ),
        )
    return None


def lock_booker(by: Actor) -> None:
    """Hold a resident, so that two rooms at once do not pass the limit; a unit's is a room's own."""
    if by.is_staff:
        return
    list(Person.objects.select_for_update().filter(pk=by.person).values_list("pk"))


def _write(made: Booking) -> None:
    with beginning("这个单位、这支队伍刚刚撤销了，不能再订场地。"):
        made.save(force_insert=True)


def _unit_of(by: Actor) -> int | None:
    return by.unit_id if by.is_staff else None


def _wait(made: Booking, *, by: Actor, at: datetime) -> Booking:
    """A turn in the list of who waits for this time."""
    waiting = Booking.objects.filter(room=made.room_id, state=BookingState.WAITING)
    there = waiting.meeting(made.starts_at, made.ends_at)
    own = {"unit": made.unit_id} if made.unit_id else {"unit": None, "person": made.person_id}
    if there.filter(**own).exists():
        raise Objected(Objection("waits", "您已经在候补了。"))
    if there.count() >= policies.MOST_WAITING:
        raise Objected(Objection("queue_full", "候补的人已经很多了，请换个时间。"))
    made.state = BookingState.WAITING
    _write(made)
    note_booking("wait", made, by=by, at=at)
    return made

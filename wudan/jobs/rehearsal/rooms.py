"""Rooms in the demo: weekly evenings kept for two months, some of them empty; who asks, who waits."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Refusal
from wudan.people.actors import Actor, for_self
from wudan.people.models import Account
from wudan.sites.actions import bookings, rooms
from wudan.sites.models import Booking, Room
from wudan.sites.wanted import WantedBooking

_WEEKS = 8


def use_rooms(scene: Scene, county: str, *, until: datetime) -> None:
    """Each room has its weekly regulars; the center's hall is asked for; somebody waits."""
    if Booking.objects.exists():
        return  # played before
    kept = Room.objects.in_use().filter(county=county).with_place().order_by("pk")
    for number, room in enumerate(kept):
        keeper = scene.cast.staff.get(room.unit_id)
        if keeper is not None:
            _regulars(room, keeper, number, until=until)
    hall = kept.filter(needs_approval=True).first()
    if hall is not None:
        _ask(scene, hall, until=until)
        _forgotten(scene, hall, until=until)
    _residents(county, until=until)
    _shut(scene, kept.filter(is_outdoors=True).first(), until=until)


def _regulars(room: Room, keeper: Actor, number: int, *, until: datetime) -> None:
    """One weekly time from two months ago to a month ahead, noted as used three times of four."""
    begins = _hour(until - timedelta(weeks=_WEEKS, days=-(number % 6)), 9 + number % 3 * 3)
    wanted = _wanted(room, begins, hours=2, party=min(20, room.capacity))
    until_day = day_of(until) + timedelta(weeks=4)
    early = begins - timedelta(days=1)
    every = "week" if number % 2 == 0 else "fortnight"
    found = bookings.outlook(room, wanted, every=every, until=until_day, at=early)
    days = [one.day for one in found if one.objection is None]
    if not days:
        return
    made = bookings.book_series(
        room=room, wanted=wanted, every=every, until=until_day, days=days, by=keeper, at=early
    )
    for turn, one in enumerate(made):
        if one.ends_at < until - timedelta(days=1):
            seen = "unused" if turn % 4 == 3 else "used"
            bookings.note_use(
                booking=one, seen=seen, by=keeper, at=one.ends_at + timedelta(hours=1)
            )
        elif one.confirm_by is not None and one.confirm_by <= until < one.starts_at:
            bookings.confirm_booking(booking=one, by=keeper, at=one.confirm_by - timedelta(hours=1))


def _ask(scene: Scene, hall: Room, *, until: datetime) -> None:
    """A team asks for the hall, and another waits for the same evening."""
    teams = [actor for actor in scene.cast.staff.values() if actor.role == "team_leader"]
    begins = _hour(until + timedelta(days=5), 19)
    for by, waits in zip(teams[:2], (False, True), strict=False):
        wanted = _wanted(hall, begins, hours=2, party=80)
        with suppress(Refusal), transaction.atomic():
            bookings.book(room=hall, wanted=wanted, by=by, at=until, waits=waits)


def _forgotten(scene: Scene, hall: Room, *, until: datetime) -> None:
    """A department asked last week and was not answered: the request is over."""
    officer = next(
        (one for one in scene.cast.staff.values() if one.role == "department_officer"), None
    )
    if officer is None:
        return
    wanted = _wanted(hall, _hour(until + timedelta(days=9), 14), hours=2, party=60)
    with suppress(Refusal), transaction.atomic():
        made = bookings.book(room=hall, wanted=wanted, by=officer, at=until - timedelta(days=6))
        if made.answer_by is not None:
            bookings.lapse_unanswered(at=min(made.answer_by, until))


def _residents(county: str, *, until: datetime) -> None:
    """Residents with accounts have one booking each."""
    free = Room.objects.in_use().filter(county=county, for_residents=True, needs_approval=False)
    places = list(free.with_place().order_by("pk"))
    accounts = Account.objects.filter(person__county=county, person__posts=None).order_by("pk")[:4]
    for number, account in enumerate(accounts):
        room = places[number % len(places)]
        begins = _hour(until + timedelta(days=2 + number), 15)
        wanted = _wanted(room, begins, hours=1.5, party=8)
        with suppress(Refusal), transaction.atomic():
            bookings.book(room=room, wanted=wanted, by=for_self(account.person_id), at=until)


def _shut(scene: Scene, ground: Room | None, *, until: datetime) -> None:
    """A ground is repaired next week."""
    keeper = scene.cast.staff.get(ground.unit_id) if ground else None
    if ground is None or keeper is None:
        return
    first = midnight(day_of(until) + timedelta(days=8))
    with suppress(Refusal), transaction.atomic():
        rooms.close_room(
            room=ground, starts_at=first, ends_at=first + timedelta(days=2), why="铺地砖",
            cancels=True, by=keeper, at=until,
        )  # fmt: skip


def _wanted(room: Room, begins: datetime, *, hours: float, party: int) -> WantedBooking:
    ends = begins + timedelta(hours=hours)
    return WantedBooking(begins, ends, room.themes[0], room.uses[0], min(party, room.capacity))


def _hour(at: datetime, hour: int) -> datetime:
    return midnight(day_of(at)) + timedelta(hours=hour)

"""Sixty-four want the same hour of the same room: one gets it, whatever the database. With controls.

Without the lock the database alone holds; without the constraint too, the room is given twice.
"""

import random
import threading
from collections import Counter
from datetime import timedelta
from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from tests.concurrency.racing import (
    ASKING,
    LEFT,
    at_full_size,
    faults,
    is_fair,
    race,
    rush,
)
from tests.rooms.hall import TOMORROW, hall, wanted
from tests.world import COUNTY, MONDAY
from wudan.journal.events import events_of
from wudan.people.actors import for_self
from wudan.people.models import Person
from wudan.sites.actions import bookings
from wudan.sites.actions.bookings.holding import times_of
from wudan.sites.models import Booking, Room

pytestmark = pytest.mark.postgres
booking = import_module("wudan.sites.actions.bookings.book")
keeping = import_module("wudan.sites.migrations._keep_bookings_apart")
CLIENTS = 64


@pytest.fixture
def room(shared_world):
    with transaction.atomic():
        return hall(shared_world)


def wanting(world, room, count):
    """So many residents, each for the same two hours."""
    home = world.units["杨柳村"]
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"群众{n}", phone=f"1018{n:07d}", home=home)
        for n in range(count)
    )
    return [
        partial(booking.book, room=room, wanted=wanted(), by=for_self(one.pk), at=MONDAY)
        for one in people
    ]


def test_of_sixty_four_who_ask_for_one_hour_one_gets_it(shared_world, room):
    seed = random.randrange(10**9)
    outcomes = race(wanting(shared_world, room, CLIENTS), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert Booking.objects.holding().filter(room=room).count() == 1
    assert {outcome.code for outcome in outcomes if isinstance(outcome, Exception)} == {"taken"}


@at_full_size()
def test_five_hundred_who_want_one_of_twenty_hours(shared_world, room, seed):
    """Ten hours of each of two days; twenty-five ask for each."""
    hours = [TOMORROW + timedelta(days=day, hours=hour) for day in range(2) for hour in range(LEFT // 2)]  # fmt: skip
    acts = [
        partial(act, wanted=wanted(hours[n % LEFT], hours=1))
        for n, act in enumerate(wanting(shared_world, room, ASKING))
    ]

    def look():
        taken = Counter(Booking.objects.holding().filter(room=room).values_list("starts_at", flat=True))  # fmt: skip
        return [1 - taken[hour] for hour in hours]

    answers = rush(acts, seed=seed, look=look)
    assert answers == {"done": LEFT, "taken": ASKING - LEFT}, f"seed {seed}"
    assert Booking.objects.holding().filter(room=room).count() == LEFT, f"seed {seed}"


def unlocked(world, room, count):
    """Each looks, sees it free, waits until all have looked, and writes: `book` without its lock."""
    meet = threading.Barrier(count)

    def act(person_id):
        times = times_of(room, wanted().starts_at, wanted().ends_at)
        assert times.objection(wanted().starts_at, wanted().ends_at) is None
        meet.wait(20)
        made = booking.draft(room, wanted(), by=for_self(person_id), at=MONDAY)
        made.state = "booked"
        made.save(force_insert=True)

    return [partial(act, one.keywords["by"].person_id) for one in wanting(world, room, count)]


def test_control_without_the_lock_the_database_alone_holds(shared_world, room):
    outcomes = race(unlocked(shared_world, room, 4))
    assert Booking.objects.holding().count() == 1
    assert {type(fault) for fault in faults(outcomes)} == {IntegrityError}


def test_control_without_lock_and_constraint_it_is_given_to_all(shared_world, room):
    acts = unlocked(shared_world, room, 4)
    with connection.schema_editor() as editor:
        keeping.release(None, editor)
    try:
        assert not faults(race(acts))
        assert Booking.objects.holding().filter(room=room, starts_at=TOMORROW).count() == 4
    finally:
        Booking.objects.all().delete()
        with connection.schema_editor() as editor:
            keeping.keep(None, editor)


def asking(world, room):
    """A leader, two keepers and two departments, none of whom keeps the room."""
    names = ("苏远", "贾站长", "景科长", "艾科长")
    return [
        partial(booking.book, room=room, wanted=wanted(), by=world.actor(name), at=MONDAY)
        for name in names
    ]


def test_of_those_who_ask_for_another_sites_room_one_has_it_kept(shared_world, room):
    Room.objects.filter(pk=room.pk).update(needs_approval=True)
    outcomes = race(asking(shared_world, room))
    assert not faults(outcomes)
    assert {outcome.code for outcome in outcomes if isinstance(outcome, Exception)} == {"taken"}
    kept = Booking.objects.holding().filter(room=room)
    assert [(row.state, row.answer_by is not None) for row in kept] == [("asked", True)]


def test_a_yes_and_the_end_of_the_time_to_answer_meet_one_of_them_counts(shared_world, room):
    Room.objects.filter(pk=room.pk).update(needs_approval=True)
    asked = booking.book(
        room=room, wanted=wanted(), by=shared_world.actor("艾科长"), at=MONDAY
    )  # fmt: skip
    due, keeper = asked.answer_by, shared_world.actor("马青山")
    acts = [
        partial(bookings.agree, booking=asked, by=keeper, at=due),
        partial(bookings.lapse_unanswered, at=due),
    ]
    race(acts)
    verbs = [event.verb for event in events_of("booking", asked.pk)]
    state = Booking.objects.get(pk=asked.pk).state
    assert (verbs, state) in (
        (["booking.ask", "booking.agree"], "booked"),
        (["booking.ask", "booking.lapse"], "lapsed"),
    )

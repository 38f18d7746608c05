"""Many want few places: never one too many, everybody else in a queue without holes (A06, G05).

Each race has a control: with the locks taken away and the place counted as it was read, the same
race sells too much. Seeds are in the messages.
"""

import random
import threading
from collections import Counter
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from tests.activities.drafting import LATER, morning, opened, opening, volunteer
from tests.api.client import Speaker
from tests.concurrency.racing import (
    ASKING,
    CLIENTS,
    LEFT,
    at_full_size,
    faults,
    race,
    rush,
    winners,
    without_turns,
)
from tests.entering import come_in
from tests.world import COUNTY, MONDAY, World
from wudan.activities import actions
from wudan.activities.enums import SignUpState
from wudan.activities.models import Activity, Opening, SignUp
from wudan.activities.wanted import WantedPosition
from wudan.journal import answers
from wudan.journal.events import chain_keys, first_fault
from wudan.kit import clock
from wudan.kit.refusals import Objected
from wudan.people.actors import for_self
from wudan.people.models import Person, Volunteer

pytestmark = pytest.mark.postgres
signing = import_module("wudan.activities.actions.signing.sign_up")
PRESSES = 5
"""A slow machine may let someone wait for longer than the database allows."""


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def crowd(world: World, count: int) -> list[Person]:
    """So many registered volunteers."""
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"志愿{n}", phone=f"1019{n:07d}", home=world.units["杨柳村"])
        for n in range(count)
    )
    Volunteer.objects.bulk_create(Volunteer(person=person, joined_at=MONDAY) for person in people)
    return people


def wanting(of: Opening, people: list[Person]) -> list[Any]:
    """Each signs up."""
    return [
        partial(actions.sign_up, opening=of, person=person, by=for_self(person.pk), at=LATER)
        for person in people
    ]


def is_whole(of: Opening, *, people: int) -> bool:
    """As many as there are places, the rest waits from one on without a hole; counted rightly."""
    of.refresh_from_db()
    states = Counter(of.sign_ups.values_list("state", flat=True))
    ranks = of.sign_ups.filter(state="waiting").order_by("turn").values_list("turn", flat=True)
    waiting = max(0, people - of.quota)
    return (
        states
        == Counter({"placed": min(people, of.quota)} | ({"waiting": waiting} if waiting else {}))
        and list(ranks) == list(range(1, waiting + 1))
        and (of.taken, of.waiting) == (min(people, of.quota), waiting)
    )


def one_place(world: World) -> Opening:
    return opening(opened(world, positions=(WantedPosition("理发", 1),)))


def compete(world: World, seed: int, *, trials: int) -> None:
    people = crowd(world, 4)
    for trial in range(trials):
        of = opening(
            opened(world, positions=(WantedPosition("理发", 2),), shifts=(morning(trial),))
        )
        outcomes = race(wanting(of, people), seed=seed + trial)
        assert not faults(outcomes), f"seed {seed}: {outcomes}"
        assert is_whole(of, people=4), f"seed {seed}, trial {trial}"


def test_two_places_are_never_three(shared_world, seed):
    compete(shared_world, seed, trials=5)


@pytest.mark.long
def test_two_places_are_never_three_in_a_hundred_trials(shared_world, seed):
    compete(shared_world, seed, trials=100)


def read_and_write(of: Opening) -> bool:
    """What `take_place` would be if it believed what was read."""
    if of.free <= 0:
        return False
    Opening.objects.filter(pk=of.pk).update(taken=of.taken + 1)
    return True


def lock_nothing(pks: Any) -> dict[int, Opening]:
    """`lock_openings` without the lock, and slow enough that all have read before one writes."""
    rows = Opening.objects.select_related(
        "position", "shift__activity__unit", "shift__activity__team"
    )
    return {of.pk: of for of in rows.filter(pk__in=list(pks))}


def without_locks(patch: pytest.MonkeyPatch, *, threads: int) -> None:
    """All look at the places before anybody takes one."""
    meet, needed = threading.Barrier(threads), signing.companion_of

    def companion_of(*args: Any, **kwargs: Any) -> str:
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return needed(*args, **kwargs)

    patch.setattr(signing, "lock_openings", lock_nothing)
    patch.setattr(signing, "take_place", read_and_write)
    patch.setattr(signing, "companion_of", companion_of)
    without_turns(patch)


def test_control_without_locks_it_goes_wrong(shared_world, monkeypatch):
    of, people = one_place(shared_world), crowd(shared_world, 2)
    without_locks(monkeypatch, threads=2)
    outcomes = race(wanting(of, people))
    assert faults(outcomes) or not is_whole(of, people=2)


def test_control_without_locks_more_are_placed_than_there_are_places(shared_world, monkeypatch):
    """On PostgreSQL, where both may write: two hold the one place."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one of two writers go at all; the control above is its own")
    of, people = one_place(shared_world), crowd(shared_world, 2)
    without_locks(monkeypatch, threads=2)
    race(wanting(of, people))
    assert of.sign_ups.filter(state=SignUpState.PLACED).count() == 2


def fill(world: World, seed: int, *, places: int, people: int, clients: int) -> None:
    of = opening(opened(world, positions=(WantedPosition("理发", places),)))

    def look() -> tuple[int, int]:
        row = Opening.objects.get(pk=of.pk)
        return row.free, row.waiting

    answers = rush(wanting(of, crowd(world, people)), seed=seed, look=look, clients=clients)
    assert answers == {"done": people}, f"seed {seed}"
    assert is_whole(of, people=people), f"seed {seed}"
    assert [first_fault(key) for key in chain_keys()] == [None]


def test_five_places_for_sixty_from_sixteen_clients(shared_world, seed):
    fill(shared_world, seed, places=5, people=60, clients=16)


@at_full_size()
def test_five_hundred_from_sixty_four_clients_for_twenty_places(shared_world, seed):
    """Twenty have one; the others wait, each in a turn of their own."""
    fill(shared_world, seed, places=LEFT, people=ASKING, clients=CLIENTS)


def test_one_person_signs_up_for_two_things_of_one_hour_and_gets_one(shared_world, seed):
    person = crowd(shared_world, 1)[0]
    places = [one_place(shared_world) for _ in range(2)]
    acts = [act for of in places for act in wanting(of, [person])]
    outcomes = race(acts, seed=seed)
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert {type(o) for o in outcomes if isinstance(o, Exception)} == {Objected}


def test_two_free_two_places_and_the_next_two_get_them(shared_world, seed):
    made = opened(shared_world, positions=(WantedPosition("理发", 2),))
    of, people = opening(made), crowd(shared_world, 6)
    placed = [act() for act in wanting(of, people)][:2]
    acts = [
        partial(actions.withdraw, sign_up=one, by=for_self(one.person_id), at=LATER)
        for one in placed
    ]
    outcomes = race(acts, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    now = of.sign_ups.filter(state="placed").order_by("turn").values_list("turn", flat=True)
    of.refresh_from_db()
    assert (list(now), of.taken, of.waiting) == ([1, 2], 2, 2), f"seed {seed}"


def test_cancelling_while_people_sign_up_leaves_nobody_expected(shared_world, seed):
    of, people = one_place(shared_world), crowd(shared_world, 5)
    activity = of.shift.activity
    by = shared_world.actor("苏远")
    stop = partial(actions.cancel, activity=activity, why="下大雨", by=by, at=LATER)
    outcomes = race([*wanting(of, people), stop], seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert Activity.objects.get(pk=activity.pk).stage == "cancelled"
    assert not SignUp.objects.live().filter(opening=of).exists(), f"seed {seed}"


def pressing(of: Opening, world: World) -> Any:
    """One press by 小武 on a connection of its own; told to come again (503), it does, same key."""
    volunteer(world, "小武")
    me = Speaker()
    come_in(me.client, world.people["小武"].account)
    me.csrf = me.get("session")["csrf"]

    def press() -> Any:
        again = Speaker()
        again.client.cookies, again.csrf = me.client.cookies.copy(), me.csrf
        for _ in range(PRESSES):
            answer = again.post(f"openings/{of.pk}/sign-ups", key="pressed-once")
            if answer.status != 503:
                break
        return answer

    return press


def test_two_hundred_equal_keys_over_the_api_sign_up_once(shared_world, monkeypatch, seed):
    """One press sent again and again over a bad line (A06, G03): one place, one answer."""
    monkeypatch.setattr(clock, "now", lambda: LATER)
    of = opening(opened(shared_world, positions=(WantedPosition("理发", 20),)))
    outcomes = race([pressing(of, shared_world)] * 200, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert {one.status for one in outcomes} == {201}, f"seed {seed}: {outcomes[:3]}"
    assert len({one.raw for one in outcomes}) == 1, f"seed {seed}"
    assert is_whole(of, people=1), f"seed {seed}"
    assert outcomes[0]["id"] == SignUp.objects.get().pk
    assert [first_fault(key) for key in chain_keys()] == [None]


def test_control_with_keys_unclaimed_the_answers_differ(shared_world, monkeypatch, seed):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    monkeypatch.setattr(answers, "_claim", lambda row: True)
    of = opening(opened(shared_world, positions=(WantedPosition("理发", 20),)))
    outcomes = race([pressing(of, shared_world)] * 4, seed=seed)
    assert len({one.raw for one in winners(outcomes)}) > 1 or faults(outcomes), f"seed {seed}"

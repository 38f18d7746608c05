"""The last items, wanted at once: exactly so many are given, nobody sees less than nothing (A09, G01).

Each race has a control: with the row not held and the stock written as it was read, too much is given.
"""

import random
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.db import transaction

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
from tests.rewards.shopping import TUESDAY, balance, collected, rich, stocked, there
from tests.world import COUNTY, MONDAY, World
from wudan.journal.events import chain_keys, first_fault
from wudan.kit.refusals import Objected
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointAccount
from wudan.ledger.points import Told
from wudan.ledger.proof import verify_points
from wudan.people.actors import THE_CLOCK, for_self
from wudan.people.models import Person
from wudan.rewards.actions import redemptions
from wudan.rewards.models import Redemption, Stock

pytestmark = pytest.mark.postgres
reserving = import_module("wudan.rewards.actions.redemptions.reserve")
moving = import_module("wudan.rewards.actions.stock.moving")


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


@transaction.atomic
def crowd(world: World, count: int, *, spend: int = 10) -> list[Person]:
    """So many people with points for one each."""
    people = Person.objects.bulk_create(
        Person(county=COUNTY, name=f"乡亲{n}", phone=f"1018{n:07d}", home=world.units["杨柳村"])
        for n in range(count)
    )
    told, by = Told("帮邻居", MONDAY.date(), rule="custom@1"), world.actor("马青山")
    for person in people:
        book.post(
            kind=PointKind.EARN, unit=world.units["杨柳村"], owner=points.person(person.pk), honor=0,
            spend=spend, ref=f"crowd-{person.pk}", told=told, by=by, at=MONDAY,
        )  # fmt: skip
    return people


@transaction.atomic
def eggs(world: World, quantity: int) -> Stock:
    return stocked(world, quantity=quantity)


def taking(of: Stock, person: Person, *, ref: str = "") -> Any:
    """One tap."""
    return partial(
        redemptions.reserve, person=person, shop=of.shop, good=of.good, by=for_self(person.pk),
        at=MONDAY, ref=ref or f"tap-{person.pk}",
    )  # fmt: skip


def is_whole(of: Stock, *, given: int) -> bool:
    """As many promised as were there; every point that was taken is held."""
    held = sum(PointAccount.objects.filter(kind="held").values_list("balance", flat=True))
    rows = Redemption.objects.pending().count()
    total = sum(PointAccount.objects.values_list("balance", flat=True))
    return (there(of), rows, held, total) == ((given, given), given, given * 10, 0)


def sell(world: World, seed: int, *, items: int, people: int, clients: int) -> None:
    of, many = eggs(world, items), crowd(world, people)

    def look() -> tuple[int, int]:
        row = Stock.objects.get(pk=of.pk)
        return row.count, row.free

    answers = rush([taking(of, person) for person in many], seed=seed, look=look, clients=clients)
    assert answers == {"done": items, "none_left": people - items}, f"seed {seed}"
    assert is_whole(of, given=items), f"seed {seed}"
    assert {first_fault(key) for key in chain_keys()} == {None}


def test_the_last_five_for_forty(shared_world, seed):
    sell(shared_world, seed, items=5, people=40, clients=8)


@at_full_size()
def test_five_hundred_from_sixty_four_clients_for_the_last_twenty(shared_world, seed):
    sell(shared_world, seed, items=LEFT, people=ASKING, clients=CLIENTS)


@at_full_size()
def test_five_hundred_taps_and_points_for_twenty(shared_world, seed):
    """There is enough of everything but of what this one person has."""
    of, (person,) = eggs(shared_world, ASKING), crowd(shared_world, 1, spend=10 * LEFT)

    def look() -> list[int]:
        rows = PointAccount.objects.filter(person=person, kind__in=["person", "held"])
        return list(rows.values_list("balance", flat=True))

    taps = [taking(of, person, ref=f"tap-{n}") for n in range(ASKING)]
    answers = rush(taps, seed=seed, look=look)
    assert answers == {"done": LEFT, "not_enough": ASKING - LEFT}, f"seed {seed}"
    assert there(of) == (ASKING, LEFT), f"seed {seed}"
    assert (PointAccount.objects.get(person=person, kind="held").balance) == 10 * LEFT
    assert verify_points().faults == [], f"seed {seed}"


@pytest.mark.long
def test_stock_of_one_and_fifty_takers(shared_world, seed):
    sell(shared_world, seed, items=1, people=50, clients=50)


def test_stock_of_one_and_six_takers(shared_world, seed):
    sell(shared_world, seed, items=1, people=6, clients=6)


def unlocked(shop_id: int, good_id: int) -> Stock:
    return Stock.objects.with_names().get(shop=shop_id, good=good_id)


def as_it_was_read(stock: Stock, *, count: int, reserved: int) -> None:
    """What `change` would be if it believed what was read."""
    row = Stock.objects.filter(pk=stock.pk)
    row.update(count=stock.count + count, reserved=stock.reserved + reserved)


def test_control_without_the_lock_too_much_is_given(shared_world, monkeypatch):
    of, many = eggs(shared_world, 1), crowd(shared_world, 2)
    meet, asked = threading.Barrier(2), reserving.room_objection

    def room_objection(*args: Any) -> Any:
        found = asked(*args)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return found

    monkeypatch.setattr(reserving, "room_objection", room_objection)
    monkeypatch.setattr(reserving, "lock_stock", unlocked)
    monkeypatch.setattr(moving, "change", as_it_was_read)
    without_turns(monkeypatch)
    outcomes = race([taking(of, person) for person in many])
    assert faults(outcomes) or len(winners(outcomes)) == 2
    assert faults(outcomes) or not is_whole(of, given=1)


def test_two_taps_of_one_form_are_one_redemption(shared_world, seed):
    of, (person,) = eggs(shared_world, 5), crowd(shared_world, 1)
    outcomes = race([taking(of, person, ref="same-tap")] * 4, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert {one.pk for one in winners(outcomes)} == {Redemption.objects.get().pk}
    assert is_whole(of, given=1) or there(of) == (5, 1), f"seed {seed}"


def test_two_devices_and_points_for_one(shared_world, seed):
    of, (person,) = eggs(shared_world, 5), crowd(shared_world, 1)
    outcomes = race([taking(of, person, ref=f"device-{n}") for n in range(2)], seed=seed)
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    told = next(one for one in outcomes if isinstance(one, Exception))
    assert isinstance(told, Objected)
    assert told.code == "not_enough"
    assert there(of) == (5, 1), f"seed {seed}"


def test_collected_cancelled_or_expired_and_only_one_of_them(shared_world, seed):
    with transaction.atomic():
        of = stocked(shared_world)
        rich(shared_world)
        person = shared_world.people["秦奶奶"]
        one = taking(of, person)()
    late = one.collect_by
    acts = [
        partial(collected, shared_world, one, at=TUESDAY),
        partial(redemptions.cancel, redemption=one, by=for_self(person.pk), at=TUESDAY),
        partial(redemptions.expire, redemption=one, by=THE_CLOCK, at=late),
    ]
    outcomes = race(acts, seed=seed)
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    one.refresh_from_db()
    given = one.state == "collected"
    assert there(of) == ((4, 0) if given else (5, 0)), f"seed {seed}"
    assert balance(shared_world) == (90 if given else 100), f"seed {seed}"

"""The last items, wanted at once: exactly so many are given, nobody sees less than nothing (A09, G01).

Each race has a control: with the row not held and the stock written as it was read, too much is given.
"""

import random
import threading
from collections import Counter
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.db import connections, transaction

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.concurrency.test_sign_ups import clients
from tests.rewards.shopping import TUESDAY, balance, collected, rich, stocked, there
from tests.world import COUNTY, MONDAY, World
from wudan.journal.events import chain_keys, first_fault
from wudan.kit.refusals import Objected
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointAccount
from wudan.ledger.points import Told
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


class Watching(threading.Thread):
    """Somebody looks at the stock all the while."""

    def __init__(self, of: Stock) -> None:
        super().__init__()
        self.of, self.over, self.seen = of, threading.Event(), set()

    def run(self) -> None:
        while not self.over.wait(0.02):
            row = Stock.objects.get(pk=self.of.pk)
            self.seen.add((row.count, row.free))
        connections.close_all()


def rush(world: World, seed: int, *, items: int, people: int, count: int) -> None:
    of, many = eggs(world, items), crowd(world, people)
    random.Random(seed).shuffle(many)

    def one(person: Person) -> Any:
        def tap() -> Any:
            try:
                return taking(of, person)()
            except Objected as told:
                return told.code

        return tap

    watching = Watching(of)
    watching.start()
    outcomes = race(clients([one(person) for person in many], count=count), seed=seed)
    watching.over.set()
    watching.join()
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    answers = Counter(
        "given" if isinstance(one, Redemption) else one for part in outcomes for one in part
    )
    assert answers == {"given": items, "none_left": people - items}, f"seed {seed}"
    assert is_whole(of, given=items), f"seed {seed}"
    assert all(row >= 0 for pair in watching.seen for row in pair), f"seed {seed}"
    assert {first_fault(key) for key in chain_keys()} == {None}


def test_the_last_five_for_forty(shared_world, seed):
    rush(shared_world, seed, items=5, people=40, count=8)


@pytest.mark.long
def test_five_hundred_from_sixty_four_clients_for_the_last_twenty(shared_world, seed):
    rush(shared_world, seed, items=20, people=500, count=64)


@pytest.mark.long
def test_stock_of_one_and_fifty_takers(shared_world, seed):
    rush(shared_world, seed, items=1, people=50, count=50)


def test_stock_of_one_and_six_takers(shared_world, seed):
    rush(shared_world, seed, items=1, people=6, count=6)


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

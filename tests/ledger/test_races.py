"""Many record at once: no day over eight hours, no overlap, one effect of one ref; locks off, more."""

import random
import threading
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from tests.concurrency.racing import (
    ASKING,
    LEFT,
    at_full_size,
    faults,
    race,
    rush,
    winners,
    without_turns,
)
from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.test_record import EVENING
from wudan.ledger.actions import posting, record_hours
from wudan.ledger.models import Account, ServiceRecord, Transfer
from wudan.ledger.proof import verify
from wudan.people.actors import THE_CLOCK

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
LATER = EVENING + timedelta(hours=5)


def recording(attendance):
    return partial(record_hours, attendance=attendance, by=THE_CLOCK, at=LATER)


UNITS = ("杨柳村", "石峁村", "王台村", "徐家湾村", "铁边城", "周湾")


def afternoons(world):
    """Six places of two hours one after the other on one day, each of another unit: twelve hours."""
    places = [
        opening(world, starts_at=SHIFT + timedelta(hours=2 * n), hours=2, unit=unit)
        for n, unit in enumerate(UNITS)
    ]
    return [presence(world, at=place) for place in places]


def test_a_day_keeps_eight_hours_whoever_comes_first(shared_world):
    seed = random.randrange(10**9)
    outcomes = race([recording(one) for one in afternoons(shared_world)], seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert sum(row.minutes for row in winners(outcomes)) == 480, f"seed {seed}"
    assert verify().faults == [], f"seed {seed}"


@at_full_size()
def test_five_hundred_presences_for_the_twenty_that_a_day_has_room_for(shared_world, seed):
    """Twenty-four minutes each, at twenty times one after the other; eight hours are just full."""
    length = 8 / LEFT
    with transaction.atomic():
        acts = [
            recording(presence(shared_world, at=opening(shared_world, starts_at=SHIFT + timedelta(hours=length * (n % LEFT)), hours=length)))
            for n in range(ASKING)
        ]  # fmt: skip

    def look():
        credit = Account.objects.filter(kind="person", grade="credit").values_list("balance", flat=True)  # fmt: skip
        return [480 - ServiceRecord.objects.live().total(), 480 - sum(credit)]

    answers = rush(acts, seed=seed, look=look)
    assert answers["done"] == LEFT, f"seed {seed}: {answers}"
    assert set(answers) == {"done", "overlap", "day_is_full"}, f"seed {seed}: {answers}"
    assert ServiceRecord.objects.live().total() == 480, f"seed {seed}"
    assert verify().faults == [], f"seed {seed}"


def test_control_without_locks_a_day_gets_longer(shared_world, monkeypatch):
    there = afternoons(shared_world)
    record_hours(attendance=there[0], by=THE_CLOCK, at=LATER)
    meet = threading.Barrier(5)

    def counted(self, person_id, day):
        total = self.live().filter(person=person_id, day=day).total()
        with suppress(threading.BrokenBarrierError):
            meet.wait(5)
        return total

    monkeypatch.setattr(type(ServiceRecord.objects.all()), "minutes_of_day", counted)
    _hold_nothing(monkeypatch)
    outcomes = race([recording(one) for one in there[1:]])
    assert ServiceRecord.objects.live().total() > 480 or faults(outcomes)  # SQLite: locked


def test_two_places_at_once_are_one(shared_world):
    there = [
        presence(
            shared_world, at=opening(shared_world, starts_at=SHIFT + timedelta(minutes=10 * n))
        )
        for n in range(8)
    ]
    outcomes = race([recording(one) for one in there])
    assert (len(winners(outcomes)), faults(outcomes)) == (1, [])


def test_without_locks_the_database_still_refuses_the_second(shared_world, monkeypatch):
    there = [
        presence(
            shared_world, at=opening(shared_world, starts_at=SHIFT + timedelta(minutes=10 * n))
        )
        for n in range(4)
    ]
    _hold_nothing(monkeypatch)
    monkeypatch.setattr(posting, "insist_apart", lambda draft: None)
    outcomes = race([recording(one) for one in there])
    assert ServiceRecord.objects.live().count() == 1
    assert len(faults(outcomes)) == 3


def test_two_hundred_equal_refs_are_one_effect(shared_world):
    there = presence(shared_world)
    outcomes = []
    for _ in range(5):
        outcomes += race([recording(there)] * 40)
    assert not faults(outcomes)
    assert len({row.pk for row in winners(outcomes)}) == 1
    assert (len(winners(outcomes)), Transfer.objects.count()) == (200, 1)
    assert Account.objects.get(kind="person", grade="credit").balance == 120


def test_many_of_one_unit_make_one_chain(shared_world):
    place = opening(shared_world)
    names = ("小武", "李小妹", "高大爷", "白嫂", "贺叔", "秦奶奶")
    outcomes = race([recording(presence(shared_world, who, at=place)) for who in names])
    assert (len(winners(outcomes)), verify().faults) == (6, [])
    assert sorted(Transfer.objects.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]


def _hold_nothing(monkeypatch):
    """Reading without holding; the writers' queue of SQLite steps aside as well."""

    def seen(person_id, unit_id):
        rows = Account.objects.filter(person=person_id) | Account.objects.filter(unit=unit_id)
        return list(rows.order_by("pk"))

    monkeypatch.setattr(posting, "_held", seen)
    without_turns(monkeypatch)

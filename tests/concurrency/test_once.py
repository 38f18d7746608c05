"""The same thing asked or due several times at once happens once."""

import random
import threading
from contextlib import suppress
from datetime import timedelta

import pytest

from tests.concurrency.racing import faults, race, winners, without_locks, without_turns
from tests.world import MONDAY
from wudan.journal import answers
from wudan.journal.answers import Answer, answer_once
from wudan.journal.events import events_of
from wudan.journal.models import StoredAnswer
from wudan.orders import actions
from wudan.orders.models import Deadline, Order
from wudan.orders.querysets import DeadlineQuerySet

pytestmark = pytest.mark.postgres

THREADS = 20


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def asking(world, count=THREADS, key="k"):
    """Many requests with one key, each of which would place an order."""

    def place() -> Answer:
        order = world.place()
        return Answer(201, f'{{"no": "{order.no}"}}')

    def ask() -> Answer:
        return answer_once(owner=7, key=key, digest="d", at=MONDAY, do=place)

    return [ask] * count


def test_twenty_equal_requests_place_one_order_and_get_one_answer(shared_world, seed):
    outcomes = race(asking(shared_world), seed=seed)
    assert len(winners(outcomes)) == THREADS, f"seed {seed}: {outcomes}"
    assert len({(a.status, a.body.encode()) for a in outcomes}) == 1
    assert Order.objects.count() == 1


def test_requests_with_keys_of_their_own_are_all_done(shared_world, seed):
    acts = [act for number in range(6) for act in asking(shared_world, 2, f"k{number}")]
    assert not faults(race(acts, seed=seed)), f"seed {seed}"
    assert Order.objects.count() == 6


def test_control_looking_for_the_key_first_does_it_twice_or_fails(shared_world, monkeypatch):
    meet = threading.Barrier(2)

    def look_then_write(row: StoredAnswer) -> bool:
        known = StoredAnswer.objects.filter(owner=row.owner, key=row.key).exists()
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        if not known:
            row.save(force_insert=True)
        return not known

    monkeypatch.setattr(answers, "_claim", look_then_write)
    without_turns(monkeypatch)
    outcomes = race(asking(shared_world, 2))
    assert faults(outcomes) or Order.objects.count() > 1


def noticing(workers, order):
    due = Deadline.objects.running().get(order=order)
    notice = lambda: actions.notice_deadline(deadline_id=due.pk, at=due.due_at)  # noqa: E731
    return [notice] * workers


@pytest.mark.parametrize("stage", ["placed", "accepted", "offered", "done", "returned"])
def test_two_workers_notice_a_deadline_and_one_acts(shared_world, seed, stage):
    order = shared_world.order_at(stage)
    before = events_of("order", order.pk).count()
    outcomes = race(noticing(2, order), seed=seed)
    assert sorted(outcomes) == [False, True], f"seed {seed}: {outcomes}"
    assert events_of("order", order.pk).count() == before + 1


def test_workers_side_by_side_leave_none_out_and_take_none_twice(shared_world, seed):
    orders = [shared_world.place() for _ in range(10)]
    at = MONDAY + timedelta(days=2)

    def work() -> int:
        due = Deadline.objects.due_unnoticed(at).values_list("pk", flat=True)
        return sum(actions.notice_deadline(deadline_id=pk, at=at) for pk in list(due))

    outcomes = race([work] * 3, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert sum(outcomes) == len(orders)
    assert set(Order.objects.values_list("unit__key", flat=True)) == {"铁边城"}


def test_workers_that_act_on_many_at_once_act_on_each_once(shared_world, seed):
    for stage in ("placed", "done", "placed", "accepted", "done", "placed"):
        shared_world.order_at(stage)
    at = MONDAY + timedelta(days=30)
    due = list(Deadline.objects.due_unnoticed(at).values_list("pk", flat=True))
    work = lambda: actions.notice_deadlines(deadline_ids=due, at=at)  # noqa: E731
    outcomes = race([work] * 3, seed=seed)
    assert sorted(outcomes) == [0, 0, len(due)], f"seed {seed}: {outcomes}"


def test_control_noticing_without_locks_acts_twice_or_fails(shared_world, monkeypatch):
    order = shared_world.place()
    before = events_of("order", order.pk).count()
    acts = noticing(2, order)
    without_locks(monkeypatch, threads=2)
    meet = threading.Barrier(2)

    def careless(self: DeadlineQuerySet, at: object) -> DeadlineQuerySet:
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return self.all()

    monkeypatch.setattr(DeadlineQuerySet, "due_unnoticed", careless)
    outcomes = race(acts)
    twice = events_of("order", order.pk).count() > before + 1
    assert faults(outcomes) or twice

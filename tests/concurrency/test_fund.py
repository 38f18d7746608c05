"""The last money of a use, wanted at once; one document, booked at once: nothing is given twice (R104–R110).

The control: with the line not held and the numbers written as they were read, too much is held, or the check bites.
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
    LEFT,
    at_full_size,
    faults,
    race,
    rush,
    winners,
    without_turns,
)
from tests.funds.spending import LATER, RULES, YUAN, committed, granted
from tests.world import MONDAY, World
from wudan.funds import actions
from wudan.funds.models import Commitment, FundLine, FundYear, Spending
from wudan.funds.proof import verify_funds
from wudan.kit.refusals import Objected

pytestmark = pytest.mark.postgres
committing = import_module("wudan.funds.actions.commit")
moving = import_module("wudan.funds.actions.moving")


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


@pytest.fixture
def fund(shared_world: World) -> FundYear:
    with transaction.atomic():
        return granted(shared_world, each=1_000)


def holding(world: World, fund: FundYear, yuan: int) -> Any:
    plan = actions.Plan("running", "下村用车", yuan * YUAN, world.units["c"])
    return partial(
        actions.commit, fund=fund, plan=plan, second_from_fen=RULES.second_from_fen, by=world.actor("柳文书"), at=MONDAY
    )  # fmt: skip


def held(fund: FundYear) -> int:
    return FundLine.objects.get(fund=fund, use="running").reserved_fen


def test_two_want_more_than_is_there_and_one_has_it(shared_world, fund, seed):
    outcomes = race([holding(shared_world, fund, 600)] * 4, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert {one.code for one in outcomes if isinstance(one, Objected)} == {"no_room"}
    assert held(fund) == 600 * YUAN
    assert verify_funds().faults == []


@at_full_size()
def test_five_hundred_for_the_last_twenty_sums(shared_world, fund, seed):
    def look() -> list[int]:
        line = FundLine.objects.get(fund=fund, use="running")
        return [line.left_fen, 1_000 * YUAN - line.reserved_fen]

    answers = rush([holding(shared_world, fund, 1_000 // LEFT)] * ASKING, seed=seed, look=look)
    assert answers == {"done": LEFT, "no_room": ASKING - LEFT}, f"seed {seed}"
    assert held(fund) == 1_000 * YUAN, f"seed {seed}"
    assert verify_funds().faults == []


def test_one_document_at_once_on_two_commitments_is_booked_once(shared_world, fund, seed):
    with transaction.atomic():
        both = [committed(shared_world, fund, 400) for _ in range(2)]
    payment = actions.Payment(100 * YUAN, "记-0312", "和顺打印社", LATER.date())
    acts = [
        partial(actions.spend, commitment=one, payment=payment, by=shared_world.actor("柳文书"), at=LATER)
        for one in both
    ]  # fmt: skip
    outcomes = race(acts, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert [one.code for one in outcomes if isinstance(one, Objected)] == ["document_used"]
    assert Spending.objects.live().count() == 1
    assert verify_funds().faults == []


def unheld(pks: Any) -> list[FundLine]:
    return list(FundLine.objects.filter(pk__in=pks).select_related("fund").order_by("pk"))


def as_it_was_read(line: FundLine, *, granted: int, reserved: int, spent: int) -> None:
    """What `change` would be if it believed what was read."""
    FundLine.objects.filter(pk=line.pk).update(reserved_fen=line.reserved_fen + reserved)


def test_control_without_the_lock_more_is_held_than_the_line_says(shared_world, fund, monkeypatch):
    meet, asked = threading.Barrier(2), committing.room_objection

    def room_objection(*args: Any) -> Any:
        found = asked(*args)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return found

    monkeypatch.setattr(committing, "room_objection", room_objection)
    monkeypatch.setattr(committing, "lock_lines", unheld)
    monkeypatch.setattr(moving, "change", as_it_was_read)
    without_turns(monkeypatch)
    outcomes = race([holding(shared_world, fund, 600)] * 2)
    promised = sum(one.amount_fen for one in Commitment.objects.all())
    assert faults(outcomes) or promised > 1_000 * YUAN
    assert faults(outcomes) or verify_funds().faults

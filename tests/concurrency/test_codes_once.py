"""Codes under many hands at once: each lets in once, and nobody gets more than five guesses."""

import random
import threading
from contextlib import suppress
from importlib import import_module

import pytest
from django.db.models import QuerySet

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.entering import Authenticator
from tests.world import MONDAY
from wudan.kit.refusals import Malformed, TooMany
from wudan.people.actions.accounts import (
    prove_second_factor,
    set_up_second_factor,
    unlock_account,
)
from wudan.people.actions.phone_codes import draw_phone_code, prove_phone
from wudan.people.second_factor import sheet_of

pytestmark = pytest.mark.postgres
unlocking = import_module("wudan.people.actions.accounts.unlock_account")
MANY = 8


@pytest.fixture
def seed():
    return random.randrange(10**9)


@pytest.fixture
def keeper(shared_world):
    return shared_world.people["马青山"].account


def one_time_code(world):
    account = world.people["马青山"].account
    code = unlock_account(account=account, by=world.actor("乔委员"), at=MONDAY)
    return lambda: unlocking.take_one_time_code(name=account.account, code=code, at=MONDAY)


def test_a_phone_code_proves_once(shared_world, seed):
    row, code = draw_phone_code(phone="13800000000", at=MONDAY)
    outcomes = race([lambda: prove_phone(code_id=row.pk, digits=code, at=MONDAY)] * MANY, seed=seed)
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert not faults(outcomes)


def test_guesses_at_the_same_moment_are_no_more_than_five(shared_world, seed):
    row, code = draw_phone_code(phone="13800000000", at=MONDAY)
    wrong = [f"{(int(code) + n) % 10**6:06d}" for n in range(1, 13)]
    guesses = [lambda digits=digits: prove_phone(code_id=row.pk, digits=digits, at=MONDAY) for digits in wrong]  # fmt: skip
    outcomes = race(guesses, seed=seed)
    told = [type(outcome) for outcome in outcomes]
    assert (told.count(Malformed), told.count(TooMany)) == (5, 7), f"seed {seed}: {outcomes}"


def test_a_one_time_code_lets_in_once(shared_world, seed):
    outcomes = race([one_time_code(shared_world)] * MANY, seed=seed)
    assert not faults(outcomes)
    assert len([account for account in outcomes if account]) == 1, f"seed {seed}: {outcomes}"


def test_control_without_locks_it_goes_wrong(shared_world, monkeypatch):
    take = one_time_code(shared_world)
    meet, compare = threading.Barrier(2), unlocking.constant_time_compare

    def look_and_wait(*given):
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return compare(*given)

    monkeypatch.setattr(unlocking, "constant_time_compare", look_and_wait)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows)
    without_turns(monkeypatch)
    outcomes = race([take] * 2)
    came_in = [o for o in outcomes if o is not None and not isinstance(o, Exception)]
    assert faults(outcomes) or len(came_in) > 1


@pytest.mark.parametrize("kind", ["authenticator", "sheet"])
def test_a_code_of_the_second_factor_is_taken_once(keeper, seed, kind):
    if kind == "authenticator":
        code = Authenticator(keeper).code
    else:
        set_up_second_factor(account=keeper, secret="", code="", at=MONDAY)
        code = sheet_of(keeper)[0][0]
    outcomes = race(
        [lambda: prove_second_factor(account=keeper, code=code, at=MONDAY)] * 5, seed=seed
    )
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert not faults(outcomes)

"""One person taps fifty times on many devices: one vote (A08). The control believes what it read, and counts more."""

import random
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest

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
from tests.concurrency.test_redemptions import crowd
from tests.honors.running import V, at_stage, votes
from tests.world import World
from wudan.honors.models import Ballot, Campaign, Turnout
from wudan.people.models import Person

pytestmark = pytest.mark.postgres
voting = import_module("wudan.honors.actions.campaigns.voting")
AT_ONCE, ROUNDS = 10, 5
"""Fifty taps, ten at a time."""


def taps(world: World, found: Campaign, count: int) -> list[Any]:
    first = found.candidates.get(number=1)
    return [partial(votes, world, found, world.people["高大爷"], first) for _ in range(count)]


def test_fifty_taps_are_one_vote(shared_world):
    seed = random.randrange(10**9)
    found = at_stage(shared_world, V.CALL)
    done = 0
    for round_ in range(ROUNDS):
        outcomes = race(taps(shared_world, found, AT_ONCE), seed=seed + round_)
        assert not faults(outcomes), f"seed {seed}: {outcomes}"
        done += len(winners(outcomes))
    assert (done, Ballot.objects.count(), Turnout.objects.count()) == (1, 1, 1), f"seed {seed}"


@at_full_size()
def test_five_hundred_taps_of_twenty_people_are_twenty_votes(shared_world, seed):
    found = at_stage(shared_world, V.CALL)
    first = found.candidates.get(number=1)
    people = crowd(shared_world, LEFT) * (ASKING // LEFT)

    def look() -> tuple[int, int]:
        return LEFT - Turnout.objects.count(), LEFT - Ballot.objects.count()

    answers = rush([partial(votes, shared_world, found, one, first) for one in people], seed=seed, look=look)  # fmt: skip
    assert answers == {"done": LEFT, "voted": ASKING - LEFT}, f"seed {seed}"
    assert (Ballot.objects.count(), Turnout.objects.count()) == (LEFT, LEFT), f"seed {seed}"


def lock_nothing(pks: list[int]) -> dict[int, Person]:
    """The person as read."""
    return {row.pk: row for row in Person.objects.select_related("home").filter(pk__in=pks)}


def test_control_without_lock_and_constraint_more_are_counted(shared_world, monkeypatch):
    found = at_stage(shared_world, V.CALL)
    meet, ask = threading.Barrier(2), voting.voting_objection

    def voting_objection(*args: Any, **kwargs: Any) -> Any:
        told = ask(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return told

    monkeypatch.setattr(voting, "lock_persons", lock_nothing)
    monkeypatch.setattr(voting, "voting_objection", voting_objection)
    monkeypatch.setattr(Turnout.objects, "create", lambda **given: Turnout(**given))
    without_turns(monkeypatch)
    outcomes = race(taps(shared_world, found, 2))
    assert faults(outcomes) or Ballot.objects.count() != 1

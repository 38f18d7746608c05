"""Many guess at once: not one more is let through than one after the other."""

import random
import threading
import time
from functools import partial

import pytest

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.world import MONDAY
from wudan.people import throttling
from wudan.people.models import Tally

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def guesses(count=20):
    return [partial(throttling.spend, "sign_in", "qin", at=MONDAY) for _ in range(count)]


def test_twenty_guesses_at_once_are_five():
    seed = random.randrange(10**9)
    outcomes = race(guesses(), seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert len(winners(outcomes)) == 5, f"seed {seed}"


def test_control_without_the_lock_more_get_through(monkeypatch):
    throttling.spend("sign_in", "qin", at=MONDAY)
    meet = threading.Barrier(8)

    def seen(charges, at):
        rows = list(throttling._rows(charges))
        try:
            meet.wait(5)
        except threading.BrokenBarrierError:
            time.sleep(0)
        return rows

    monkeypatch.setattr(throttling, "_lock", seen)
    without_turns(monkeypatch)
    race(guesses(8))
    assert Tally.objects.get().count < 9  # some of the eight were not counted

"""SQLite held by another process: one of ours waits for it, the others are soon told, and readers notice nothing (G13)."""

import sqlite3
import time
from collections import Counter

import pytest
from django.db import OperationalError, connection, transaction

from config.database.fair_sqlite import base as fair_sqlite
from tests.concurrency.racing import race
from wudan.areas.models import Area

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="holds a file; on PostgreSQL it is lock_timeout that tells",
)
WRITERS, READERS, LONGEST_SECONDS = 4, 2, 12


class Held:
    """By a connection that is none of ours; who was answered meanwhile."""

    def __init__(self):
        name = connection.settings_dict["NAME"]
        self.answered = []
        self.line = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        self.line.execute("BEGIN EXCLUSIVE")

    def write(self):
        try:
            with transaction.atomic():
                Area.objects.filter(pk=0).update(name="x")
        except OperationalError:
            self.answered.append("told")
        else:
            self.answered.append("done")

    def read(self):
        Area.objects.exists()
        self.answered.append("read")

    def release_after(self, many, seconds):
        """When so many were answered, or so much time has passed; what they were answered."""
        until = time.monotonic() + seconds
        while len(self.answered) < many and time.monotonic() < until:
            time.sleep(0.02)
        meanwhile = Counter(self.answered)
        self.line.execute("ROLLBACK")
        return meanwhile


@pytest.fixture
def held(shared_world):
    made = Held()
    yield made
    made.line.close()


def test_one_waits_and_the_others_are_told(held, monkeypatch):
    monkeypatch.setattr(fair_sqlite, "LOCKED_SECONDS", 0.3)
    acts = [held.write] * WRITERS + [held.read] * READERS
    *_, meanwhile = race([*acts, lambda: held.release_after(len(acts) - 1, LONGEST_SECONDS)])
    assert meanwhile == {"told": WRITERS - 1, "read": READERS}
    assert Counter(held.answered)["done"] == 1


def test_with_a_longer_measure_all_wait(held):
    """The control."""
    *_, meanwhile = race([*[held.write] * WRITERS, lambda: held.release_after(1, 1.0)])
    assert meanwhile == {}
    assert Counter(held.answered) == {"done": WRITERS}

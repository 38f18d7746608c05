"""A process beside the worker: one at a time, and not again and again where it dies at once."""

import os
import sys

import pytest

from wudan.jobs import children, planning, reading
from wudan.jobs.children import FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS, Child


@pytest.fixture
def watch(monkeypatch):
    """A watch that we set: in seconds."""
    told = [1000.0]
    monkeypatch.setattr(children, "monotonic", lambda: told[0])
    return told


def ends_with(child, code, *, watch, after=1.0):
    """Its next process ends so, after so long; whether there was one."""
    child._command = (sys.executable, "-c", f"raise SystemExit({code})")
    if not child.see_to_it():
        return False
    child._process.wait()
    watch[0] += after
    assert child._process is not None
    return True


def waits_for(child, *, watch):
    """How long it takes until the next one is started."""
    since = watch[0]
    while not child.see_to_it():
        watch[0] += 0.5
    child._process.wait()
    watch[0] += 1
    return watch[0] - 1 - since


def test_one_that_dies_at_once_is_followed_at_growing_distances(watch, caplog):
    child = Child("read-sheets", lambda: True)
    assert ends_with(child, 3, watch=watch)
    assert not child.see_to_it(), "not in the next round"
    spans = [waits_for(child, watch=watch) for _ in range(10)]
    assert spans[:3] == [FIRST_WAIT_SECONDS, 2 * FIRST_WAIT_SECONDS, 4 * FIRST_WAIT_SECONDS]
    assert spans[-1] == LONGEST_WAIT_SECONDS
    assert "read-sheets ended at once with 3; the next one in 2 s" in caplog.text


def test_a_good_end_is_followed_at_once_and_forgets_the_bad_ones(watch):
    child = Child("read-sheets", lambda: True)
    for _ in range(4):
        assert ends_with(child, 1, watch=watch)
        child.see_to_it()
        watch[0] += LONGEST_WAIT_SECONDS
    assert ends_with(child, 0, watch=watch)
    assert ends_with(child, 1, watch=watch), "after a good end without a wait"
    assert not child.see_to_it()
    watch[0] += FIRST_WAIT_SECONDS
    assert child.see_to_it(), "and the next bad one is the first again"
    child.end()


def test_one_ended_from_outside_over_a_long_work_is_followed_at_once(watch):
    child = Child("read-sheets", lambda: True)
    assert ends_with(child, 1, watch=watch, after=60)
    assert child.see_to_it()
    child.end()


def test_a_command_that_there_is_not_does_end_so(watch):
    child = Child("no-such-command", lambda: True)
    assert child.see_to_it()
    assert child._process.wait(timeout=60) != 0


@pytest.mark.parametrize(
    ("work", "one"), [(reading, "read_next"), (planning, "plan_next")], ids=["scans", "rounds"]
)
def test_where_being_nice_is_forbidden_the_work_is_done_all_the_same(db, monkeypatch, work, one):
    done = []

    def forbidden(by):
        raise PermissionError

    monkeypatch.setattr(os, "nice", forbidden)
    for limit in ("resource.setrlimit", "signal.signal", "signal.alarm"):
        monkeypatch.setattr(limit, lambda *given: None)
    monkeypatch.setattr(work, one, lambda **_: done.append(one))
    work.run_child()
    assert done == [one]

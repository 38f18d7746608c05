"""Two clerks close the minutes at the same moment: one does, the other is told (R096). The control believes what it read."""

import random
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.meetings import keeping
from tests.world import World
from wudan.meetings.actions import meetings
from wudan.meetings.models import Meeting, TaskNote

pytestmark = pytest.mark.postgres
adopting = import_module("wudan.meetings.actions.meetings.adopt")


def clerks(world: World, count: int) -> list[Any]:
    found = keeping.held(world)
    keeping.decided(world, found)
    found.refresh_from_db()
    by = world.actor("柳文书")
    return [
        partial(meetings.adopt, meeting=found, seen=found.version, by=by, at=keeping.HELD)
        for _ in range(count)
    ]


def test_one_of_five_closes_them(shared_world):
    seed = random.randrange(10**9)
    outcomes = race(clerks(shared_world, 5), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert TaskNote.objects.count() == 1


def lock_nothing(meeting: Meeting, *, seen: int | None = None) -> Meeting:
    """The meeting as read."""
    return Meeting.objects.select_related("unit", "platform").get(pk=meeting.pk)


def test_control_without_the_lock_both_believe_they_did(shared_world, monkeypatch):
    acts = clerks(shared_world, 2)
    meet, ask = threading.Barrier(2), adopting.minuting_objection

    def minuting_objection(*args: Any) -> Any:
        told = ask(*args)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return told

    monkeypatch.setattr(adopting, "lock_meeting", lock_nothing)
    monkeypatch.setattr(adopting, "minuting_objection", minuting_objection)
    without_turns(monkeypatch)
    outcomes = race(acts)
    assert faults(outcomes) or TaskNote.objects.count() != 1

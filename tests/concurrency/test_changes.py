"""Two changes of one listed project at once: one goes to the gate, the other is told (R065).

The control: with the row not held and nobody asked, the index bites.
"""

import random
import threading
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.projects.keeping import admitted
from tests.world import MONDAY, World
from wudan.kit.refusals import Objected
from wudan.projects.actions.drafting import draft_of
from wudan.projects.models import Change, GateRound, Project

pytestmark = pytest.mark.postgres
proposing = import_module("wudan.projects.actions.changes.propose_change")


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


@pytest.fixture
def listed(shared_world: World) -> Project:
    with transaction.atomic():
        found = admitted(shared_world)
    return Project.objects.select_related("area", "platform", "unit").get(pk=found.pk)


def changing(world: World, listed: Project, words: str) -> Any:
    draft = replace(draft_of(listed), cost_words=words)
    return partial(
        proposing.propose_change, project=listed, draft=draft, why="要改", by=world.actor("马青山"), at=MONDAY
    )  # fmt: skip


def test_one_of_them_goes_to_the_gate(shared_world, listed, seed):
    acts = [changing(shared_world, listed, f"要{n}千元") for n in (1, 2, 3)]
    outcomes = race(acts, seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert len(winners(outcomes)) == 1, f"seed {seed}: {outcomes}"
    assert {one.code for one in outcomes if isinstance(one, Objected)} == {"change_open"}
    assert (Change.objects.count(), GateRound.objects.count()) == (1, 2)


def test_control_without_the_lock_the_index_bites(shared_world, listed, monkeypatch):
    meet, asked = threading.Barrier(2), proposing.plain_objection

    def plain_objection(*args: Any) -> Any:
        found = asked(*args)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return found

    def lock_for(project: Project, *_asked: Any, **_given: Any) -> Project:
        return Project.objects.select_related("unit", "area", "platform").get(pk=project.pk)

    monkeypatch.setattr(proposing, "plain_objection", plain_objection)
    monkeypatch.setattr(proposing, "lock_for", lock_for)
    without_turns(monkeypatch)
    outcomes = race([changing(shared_world, listed, f"要{n}千元") for n in (1, 2)])
    assert faults(outcomes)
    assert Change.objects.count() <= 1

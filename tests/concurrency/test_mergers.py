"""Two who merge at once, each the other way round: one does; without locks both do."""

import random
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from tests.concurrency.racing import is_fair, race, winners, without_turns
from tests.world import MONDAY
from wudan.people import permissions
from wudan.people.actions import persons
from wudan.people.models import Account, Person

pytestmark = pytest.mark.postgres


def acts(world):
    one, other = world.people["秦奶奶"], world.people["李小妹"]
    Account.objects.filter(person=other).delete()
    institute, office = world.actor("乔委员"), world.actor("柳文书")
    return [
        lambda: persons.merge(kept=one, dropped=other, by=institute, at=MONDAY),
        lambda: persons.merge(kept=other, dropped=one, by=office, at=MONDAY),
    ]


def merged():
    return Person.objects.exclude(merged_into=None).count()


def test_one_merges_and_the_other_is_told(shared_world):
    seed = random.randrange(10**9)
    outcomes = race(acts(shared_world), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert merged() == 1


def test_control_without_locks_each_is_merged_into_the_other(shared_world, monkeypatch):
    look_both_before_either_writes(monkeypatch)
    outcomes = race(acts(shared_world))
    if connection.vendor == "sqlite":
        assert not is_fair(outcomes)  # one of two writers is turned away by the database
        return
    assert len(winners(outcomes)) == 2
    assert merged() == 2


def look_both_before_either_writes(patch: pytest.MonkeyPatch) -> None:
    from importlib import import_module

    merging, meet, asked = import_module("wudan.people.actions.persons.merge"), Barrier(2), permissions.merging_objection  # fmt: skip

    def ask(*args, **kwargs):
        answer = asked(*args, **kwargs)
        with suppress(BrokenBarrierError):
            meet.wait(2)
        return answer

    def read(pks):
        return {p.pk: p for p in Person.objects.select_related("home").filter(pk__in=pks)}

    patch.setattr(permissions, "merging_objection", ask)
    patch.setattr(merging, "lock_persons", read)
    if connection.vendor == "sqlite":
        without_turns(patch)

"""Two units go to one site in the same hour: one takes the month's turn. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.concurrency.test_exports import meet_after
from tests.sites.standing import adopted, site
from tests.world import MONDAY
from wudan.inspections.models import Visit
from wudan.sites.actions.checks import Line
from wudan.sites.models import Site

pytestmark = pytest.mark.postgres
looking = import_module("wudan.inspections.actions.look_in")
WHO = ("柳文书", "乔委员") * 2


def acts(world):
    with transaction.atomic():
        standard = adopted()
    here = site(world)
    return [
        lambda by=by: looking.look_in(
            site=here, seen=standard.pk, lines=[Line("team", "met")], by=by, at=MONDAY
        )
        for by in map(world.actor, WHO)
    ]


def test_one_takes_the_turn_and_the_others_are_told_who(shared_world):
    assert is_fair(race(acts(shared_world), seed=5))
    assert Visit.objects.count() == 1


def test_control_without_the_lock_the_database_alone_holds(shared_world, monkeypatch):
    def unlocked(pks):
        return {one.pk: one for one in Site.objects.select_related("unit").filter(pk__in=pks)}

    monkeypatch.setattr(looking, "lock_sites", unlocked)
    monkeypatch.setattr(import_module("wudan.sites.actions.checks.check"), "hold", lambda one: one)
    meet_after(monkeypatch, looking, "full_objection", len(WHO))
    without_turns(monkeypatch)
    assert faults(race(acts(shared_world), seed=5))
    assert Visit.objects.count() <= 1

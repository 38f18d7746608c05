"""Two plans name one department in the same hour: one takes the month's turn. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.concurrency.test_exports import meet_after
from tests.inspections.visiting import SEED, asked
from tests.sites.standing import adopted, site
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.inspections.models import UnitVisit, Visit
from wudan.sites.actions.checks import Line

pytestmark = pytest.mark.postgres
planning = import_module("wudan.inspections.actions.plan_units")
looking = import_module("wudan.inspections.actions.look_in")


def acts(world, count):
    by, unit = world.actor("柳文书"), world.units["民政局"].pk
    wanted = asked(world, choosing="named", sites=[unit])
    return [
        lambda: planning.plan_units(wanted=wanted, seed=SEED, by=by, at=MONDAY)
        for _ in range(count)
    ]


def test_one_takes_the_turn_and_the_others_are_told_so(shared_world):
    assert is_fair(race(acts(shared_world, 4), seed=5))
    assert UnitVisit.objects.count() == 1


def test_control_without_the_lock_the_database_alone_holds(shared_world, monkeypatch):
    def unlocked(county, *, on):
        return list(Unit.objects.open_on(on).filter(county=county, kind__in=planning.LOOKED_AT))

    monkeypatch.setattr(planning, "lock_units", unlocked)
    meet_after(monkeypatch, planning, "turns_taken", 4)
    without_turns(monkeypatch)
    assert faults(race(acts(shared_world, 4), seed=5))
    assert UnitVisit.objects.count() <= 1


def test_a_town_is_visited_once_as_a_site_or_as_a_unit(shared_world):
    both = town_acts(shared_world)
    assert is_fair(race(both, seed=7))
    assert UnitVisit.objects.count() + Visit.objects.count() == 1


def test_control_without_the_lock_of_the_site_the_database_holds_both_tables(
    shared_world, monkeypatch
):
    monkeypatch.setattr(planning, "hold_sites", lambda pks: {})
    both = town_acts(shared_world)
    meet_after(monkeypatch, planning, "turns_taken", 2)
    meet_after(monkeypatch, looking, "turns_taken", 2)
    without_turns(monkeypatch)
    assert faults(race(both, seed=7))
    assert UnitVisit.objects.count() + Visit.objects.count() <= 1


def town_acts(world):
    """One goes to the town as a unit, one to its place as a site."""
    with transaction.atomic():
        standard = adopted()
    by, here = world.actor("柳文书"), site(world, "铁边城")
    wanted = asked(world, choosing="named", sites=[here.unit_id])
    return [
        lambda: planning.plan_units(wanted=wanted, seed=SEED, by=by, at=MONDAY),
        lambda: looking.look_in(
            site=here, seen=standard.pk, lines=[Line("team", "met")], by=by, at=MONDAY
        ),
    ]

"""A site looked at by several at once: each check is kept, one last word an item. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, race, without_turns
from tests.concurrency.test_exports import meet_after
from tests.sites.standing import adopted, site
from tests.world import MONDAY
from wudan.sites.actions.checks import Line
from wudan.sites.models import CheckResult, Rectification, Site, SiteCheck

pytestmark = pytest.mark.postgres
checking = import_module("wudan.sites.actions.checks.check")
AT_ONCE = 4


def acts(world):
    with transaction.atomic():
        standard = adopted()
    here, by = site(world), world.actor("乔委员")
    lines = [Line("brand", "lacking", "还没有"), Line("team", "met")]
    return [
        lambda: checking.check(site=here, seen=standard.pk, lines=lines, by=by, at=MONDAY)
        for _ in range(AT_ONCE)
    ]


def test_each_check_is_kept_and_one_word_is_the_last(shared_world):
    outcomes = race(acts(shared_world), seed=3)
    assert not faults(outcomes), outcomes
    assert SiteCheck.objects.count() == AT_ONCE
    assert CheckResult.objects.current().count() == 2
    assert Rectification.objects.open().count() == 1
    assert Rectification.objects.count() == AT_ONCE


def test_control_without_the_lock_somebody_meets_an_error_of_ours(shared_world, monkeypatch):
    def unlocked(held):
        return Site.objects.select_related("unit").get(pk=held.pk)

    monkeypatch.setattr(checking, "hold", unlocked)
    meet_after(monkeypatch, checking, "checking_objection", AT_ONCE)
    without_turns(monkeypatch)
    assert faults(race(acts(shared_world), seed=3))

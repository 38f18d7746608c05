"""A month closed by two at once, a summary confirmed by two clerks: one does it, the other is told. With controls."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.audited.registers import AUGUST
from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.concurrency.test_exports import meet_after
from tests.web.console.desk import NOON
from tests.world import COUNTY
from wudan.registers.actions import draft_month
from wudan.registers.models import MonthClosing, MonthSummary, ReportMonth

pytestmark = pytest.mark.postgres
closing = import_module("wudan.registers.actions.close_month")
confirming = import_module("wudan.registers.actions.confirm_month")
AT_ONCE = 2


@pytest.fixture
def month(shared_world):
    with transaction.atomic():
        draft_month(county=COUNTY, month=AUGUST, at=NOON)
    yield ReportMonth.objects.get(month=AUGUST)
    MonthClosing.objects.all().delete()  # else its figures cannot be emptied


def closes(world, month):
    by = world.actor("柳文书")
    return [lambda: closing.close_month(month=month, by=by, at=NOON) for _ in range(AT_ONCE)]


def confirms(world, month):
    one = MonthSummary.objects.get(month=month, unit=world.units["铁边城"])
    by = world.actor("乔委员")
    return [
        lambda: confirming.confirm_month(summary=one, by=by, at=NOON, seen=one.digest)
        for _ in range(AT_ONCE)
    ]


@pytest.mark.parametrize("acts", [closes, confirms])
def test_one_does_it_and_the_other_is_told(shared_world, month, acts):
    outcomes = race(acts(shared_world, month), seed=7)
    assert is_fair(outcomes), outcomes


def test_control_without_the_lock_the_database_alone_refuses_a_second_closing(
    shared_world, month, monkeypatch
):
    monkeypatch.setattr(closing, "hold", lambda pk: ReportMonth.objects.get(pk=pk))
    monkeypatch.setattr(closing, "draft_month", lambda **given: 0)
    meet_after(monkeypatch, closing, "closing_objection", AT_ONCE)
    without_turns(monkeypatch)
    outcomes = race(closes(shared_world, month), seed=7)
    assert faults(outcomes), "an error of ours, not a word"
    assert MonthClosing.objects.count() == 1

"""Eight units are promised the same drums for the same day, at once: one gets them. With a control."""

from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, is_fair, race, without_turns
from tests.concurrency.test_exports import meet_after
from tests.resources.keeping import asked, drums
from tests.world import MONDAY
from wudan.sites.models import Loan

pytestmark = pytest.mark.postgres
answering = import_module("wudan.sites.actions.loan.answer")
WHO = (("乔委员", "铁边城"), ("马青山", "杨柳村"), ("贾站长", "王台村"), ("景科长", "民政局"))


@pytest.fixture
def loans(shared_world):
    with transaction.atomic():
        thing = drums(shared_world)
        return [asked(shared_world, thing, who=who, unit=unit) for who, unit in WHO]


def acts(world, loans):
    lender = world.actor("艾科长")
    return [lambda loan=loan: answering.agree(loan=loan, by=lender, at=MONDAY) for loan in loans]


def test_one_of_all_who_want_it_is_promised_it(shared_world, loans):
    assert is_fair(race(acts(shared_world, loans), seed=1))
    assert Loan.objects.live().count() == 1


def test_control_without_the_lock_the_database_alone_holds(shared_world, loans, monkeypatch):
    def unlocked(loan, ask, *, by):
        held = Loan.objects.select_related("resource__unit", "borrower").get(pk=loan.pk)
        answering_objection = ask(by, held)
        assert answering_objection is None
        return held

    monkeypatch.setattr(answering, "lock", unlocked)
    meet_after(monkeypatch, answering, "words_of", len(WHO))
    without_turns(monkeypatch)
    outcomes = race(acts(shared_world, loans), seed=1)
    assert faults(outcomes), "all looked before any wrote: only the database said no"
    assert Loan.objects.live().count() <= 1

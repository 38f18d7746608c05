"""试行、评估、退出、孵化、案例 (R065, R068, R070–R072): the clock proposes, a person decides."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.projects.keeping import DAY, admitted, decide, reviewed
from tests.world import COUNTY, MONDAY
from wudan.catalog.models import Service
from wudan.projects.actions import candidates, life
from wudan.projects.figures import Figures
from wudan.projects.listed import list_on, moves_since
from wudan.projects.models import ExitProposal, ListEntry, Project

pytestmark = pytest.mark.postgres
LATER = MONDAY + 95 * DAY


def test_three_idle_months_propose_and_do_nothing_more(world):
    found = admitted(world)
    assert life.propose_exits(seen={found.pk: Figures()}, at=MONDAY + 80 * DAY) == 0
    assert life.propose_exits(seen={found.pk: Figures()}, at=LATER) == 1
    assert life.propose_exits(seen={found.pk: Figures()}, at=LATER) == 0
    made = ExitProposal.objects.get()
    found.refresh_from_db()
    assert (made.ground, found.stage, found.service.is_offered) == ("idle", "trial", True)


def test_a_used_project_is_not_idle(world):
    found = admitted(world)
    seen = Figures(last_on=(LATER - 10 * DAY).date(), activities=3)
    assert life.propose_exits(seen={found.pk: seen}, at=LATER) == 0


@pytest.mark.parametrize(
    ("reviews", "good", "is_poor"), [(3, 0, False), (10, 1, True), (12, 6, False), (40, 12, True), (0, 0, False)]
)  # fmt: skip
def test_poor_is_an_interval_not_a_mean(reviews, good, is_poor):
    assert Figures(reviews=reviews, good=good).is_poor is is_poor


def test_a_person_takes_it_off_the_list_and_the_menu(world):
    found = admitted(world)
    life.propose_exits(seen={found.pk: Figures(reviews=20, good=2, last_on=LATER.date())}, at=LATER)
    made = ExitProposal.objects.select_related("project").get()
    with objected("not_your_role"):
        _decided(world, made, "exit", "马青山")
    with malformed("reasons"):
        life.decide_exit(
            proposal=made, outcome="exit", reasons="", by=world.actor("柳文书"), at=LATER
        )
    _decided(world, made, "exit", "柳文书")
    found.refresh_from_db()
    assert (made.ground, found.stage) == ("reviews", "exited")
    assert not Service.objects.get(pk=found.service_id).is_offered
    assert [row.pk for row in list_on(COUNTY, LATER.date() - DAY).projects] == [found.pk]
    assert list_on(COUNTY, LATER.date()).projects == ()
    assert [row.why_out for row in moves_since(COUNTY, date(2026, 9, 1))] == ["没有人来"]


def test_a_kept_project_is_left_in_peace_for_a_while(world):
    found = admitted(world)
    life.propose_exits(seen={found.pk: Figures()}, at=LATER)
    _decided(world, ExitProposal.objects.get(), "keep", "柳文书")
    assert life.propose_exits(seen={found.pk: Figures()}, at=LATER + 30 * DAY) == 0
    assert life.propose_exits(seen={found.pk: Figures()}, at=LATER + 100 * DAY) == 1


def test_the_database_wants_a_person_and_reasons_for_an_exit(world):
    found = admitted(world)
    life.propose_exits(seen={found.pk: Figures()}, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExitProposal.objects.update(outcome="exit", reasons="没人")
    with pytest.raises(IntegrityError), transaction.atomic():
        ListEntry.objects.update(left_on=LATER.date())


def _decided(world, made, outcome, who):
    made = ExitProposal.objects.select_related("project").get(pk=made.pk)
    return life.decide_exit(
        proposal=made, outcome=outcome, reasons="没有人来", by=world.actor(who), at=LATER
    )


def test_a_trial_ends_with_a_word(world):
    found, office = admitted(world), world.actor("柳文书")
    with objected("trial_runs"):
        life.confirm(project=found, reasons="好", by=office, at=MONDAY)
    assert life.confirm(project=found, reasons="月月都去", by=office, at=LATER).stage == "running"


def test_a_look_back_is_due_every_half_year_and_may_propose(world):
    found, office = admitted(world), world.actor("柳文书")
    at = MONDAY + timedelta(days=183)
    life.look_back(
        project=found, outcome="end", words="没人做", figures=Figures(), by=office, at=at
    )
    found.refresh_from_db()
    assert str(found.look_due_on) == "2027-09-09"
    assert ExitProposal.objects.get().ground == "look"
    with malformed("words"):
        life.look_back(
            project=found, outcome="go_on", words="x", figures=Figures(), by=office, at=at
        )


def test_the_nursery_goes_forward_and_back_to_the_gate(world):
    project = decide(world, reviewed(world), "incubate").round.project
    by = world.actor("马青山")
    life.nurse(project=project, step="seeded", words="凑了六个人", by=by, at=MONDAY)
    with malformed("companion"):
        life.nurse(project=project, step="accompanied", words="有人带", by=by, at=MONDAY)
    unit = world.units["铁边城"]
    life.nurse(
        project=project, step="accompanied", words="有人带", companion=unit, by=by, at=MONDAY
    )
    with malformed("step"):
        life.nurse(project=project, step="seeded", words="又", by=by, at=MONDAY)
    life.nurse(project=project, step="alone", words="自己会做了", by=by, at=MONDAY)
    assert candidates.submit(project=project, by=by, at=MONDAY).stage == "at_gate"


def _draft(world) -> Project:
    from tests.projects.keeping import candidate

    return candidate(world, title="别的事", audience="women")

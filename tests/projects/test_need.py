"""没有需要的证据，谁也过不了 (R067, R069): in the rule, and in the database by itself."""

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, missing, objected
from tests.projects.keeping import admitted, at_gate, candidate, evidence, needed, rules
from tests.world import MONDAY
from wudan.projects.actions import candidates
from wudan.projects.evidence import shown_by
from wudan.projects.models import Decision, NeedEvidence, Project

pytestmark = pytest.mark.postgres


def test_a_candidate_without_evidence_is_not_submitted(world):
    rules()
    with objected("no_need"):
        candidates.submit(project=candidate(world), by=world.actor("马青山"), at=MONDAY)


@pytest.mark.parametrize("stage", ["at_gate", "incubating", "trial", "running"])
def test_the_database_lets_none_past_without_evidence(world, stage):
    made = candidate(world)
    service = world.services["haircut"].pk if stage in {"trial", "running"} else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=made.pk).update(stage=stage, service=service)
    assert Project.objects.get(pk=made.pk).stage == "draft"


def test_the_last_evidence_is_not_taken_away_at_the_gate(world):
    round_ = at_gate(world)
    row = NeedEvidence.objects.get(project=round_.project_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedEvidence.objects.filter(pk=row.pk).delete()
    with objected("wrong_stage"):
        candidates.unlink(project=round_.project, evidence=row, by=world.actor("马青山"), at=MONDAY)


def test_a_decision_to_admit_needs_it_too(world):
    found = admitted(world)
    assert Decision.objects.get(round__project=found).outcome == "admit"
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(round__project=found).update(reasons="改一改")


def test_orders_show_a_need_by_distinct_persons(world):
    made, by = candidate(world), world.actor("马青山")
    for order in (world.place(), world.place(service="bath"), world.place("李小妹")):
        candidates.link_order(project=made, order=order, by=by, at=MONDAY)
    declined = world.order_at("declined", "李小妹", "bath")
    candidates.link_order(project=made, order=declined, by=by, at=MONDAY)
    shown = shown_by(made)
    assert (shown.persons, shown.orders, shown.unmet, shown.notes) == (2, 4, 1, 0)
    assert sorted(evidence(made)) == ["order", "order", "order", "unmet"]
    with malformed("order"):
        candidates.link_order(project=made, order=declined, by=by, at=MONDAY)


def test_what_says_nothing_or_is_not_ones_to_see_is_no_evidence(world):
    made, by = candidate(world), world.actor("马青山")
    with malformed("order"):
        candidates.link_order(project=made, order=world.order_at("withdrawn"), by=by, at=MONDAY)
    with missing():
        candidates.link_order(project=made, order=world.place("白嫂"), by=by, at=MONDAY)


def test_risk_needs_insurance_and_elders_a_safeguard(world):
    rules()
    made = needed(world, risk="bodily", safeguard_words="")
    by = world.actor("马青山")
    with objected("no_insurance"):
        candidates.submit(project=made, by=by, at=MONDAY)
    from tests.projects.keeping import draft

    told = draft(world, risk="bodily", insurance_words="志愿者意外险", safeguard_words="")
    candidates.correct(project=made, draft=told, by=by, at=MONDAY)
    with objected("no_safeguard"):
        candidates.submit(project=made, by=by, at=MONDAY)
    assert made.versions.count() == 2

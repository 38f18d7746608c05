"""准入关 (R068): who reviews declares first, blind, and never decides; who recused counts nowhere."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.projects.keeping import (
    DAY,
    at_gate,
    decide,
    declare,
    review,
    reviewed,
    reviewer,
    second_office,
    values,
)
from tests.world import MONDAY
from wudan.projects.actions import candidates, gate
from wudan.projects.actions.gate.forget import forget_reviews_of
from wudan.projects.models import Appeal, Criterion, Decision, GateRound, Mark, Project, Reviewing
from wudan.projects.verdicts import may_see_others, verdict_of

pytestmark = pytest.mark.postgres


def test_an_admission_makes_a_menu_item_and_a_line_of_the_list(world):
    round_ = reviewed(world)
    made = decide(world, round_)
    found = Project.objects.select_related("service").get(pk=round_.project_id)
    assert (found.stage, found.service.name, found.service.is_offered) == (
        "trial",
        "老人上门理发",
        True,
    )
    assert (str(found.trial_until), str(found.look_due_on)) == ("2026-12-07", "2027-03-07")
    assert found.entries.get().why_in == made.reasons


def test_who_recused_sees_nothing_and_counts_nowhere(world):
    round_ = reviewed(world)
    verdict = verdict_of(round_, at=MONDAY)
    recused = Reviewing.objects.select_related("round").get(conflict="has")
    assert (verdict.given, verdict.expected, verdict.is_over) == (2, 2, True)
    assert not may_see_others(recused, verdict)
    with objected("recused"):
        gate.give(
            reviewing=recused, given=gate.Given({}, "好"), by=world.actor("艾科长"), at=MONDAY
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(reviewing=recused, criterion=Criterion.objects.first(), value=1)


def test_a_reviewer_who_leaves_takes_along_what_they_said_of_themselves(world):
    round_ = reviewed(world)
    recused = Reviewing.objects.get(round=round_, conflict="has")
    gave = Reviewing.objects.filter(round=round_, conflict="none").first()
    forget_reviews_of(recused.person)
    forget_reviews_of(gave.person)
    recused.refresh_from_db()
    gave.refresh_from_db()
    assert (recused.conflict, recused.conflict_words) == ("has", "已注销")
    assert (gave.conflict_words, gave.private_words) == ("", "")
    assert gave.words
    assert verdict_of(round_, at=MONDAY).given == 2


def test_it_is_blind_until_all_have_given_or_the_time_is_over(world):
    round_ = at_gate(world)
    first, second = (reviewer(world, round_, who) for who in ("乔委员", "景科长"))
    with objected("undeclared"):
        gate.give(reviewing=first, given=gate.Given({}, "好"), by=world.actor("乔委员"), at=MONDAY)
    given = review(world, first, "乔委员")
    assert not may_see_others(given, verdict_of(round_, at=MONDAY))
    with objected("not_over"):
        decide(world, round_)
    late = MONDAY + 11 * DAY
    assert may_see_others(given, verdict_of(round_, at=late))
    assert not may_see_others(Reviewing.objects.get(pk=second.pk), verdict_of(round_, at=late))
    with objected("too_few"):
        decide(world, round_, at=late)
    with objected("late"):
        review(world, second, "景科长", at=late)


def test_a_late_reviewer_gets_the_full_time(world):
    round_ = at_gate(world)
    late = MONDAY + 9 * DAY
    reviewer(world, round_, "乔委员", at=late)
    assert GateRound.objects.get(pk=round_.pk).due_at == late + timedelta(days=10)


def test_nobody_reviews_or_decides_on_his_own(world):
    round_ = at_gate(world)
    with objected("own_project"):
        office = world.actor("柳文书")
        post = world.posts["乔委员"]
        post.unit = round_.project.unit
        post.save()
        gate.name_reviewer(round_=round_, post=post, by=office, at=MONDAY)
    with objected("no_reviewer"):
        reviewer(world, round_, "贾站长")
    row = reviewer(world, round_, "柳文书")
    review(world, row, "柳文书")
    review(world, reviewer(world, round_, "景科长"), "景科长")
    with objected("reviewed"):
        decide(world, round_)
    person = world.people["柳文书"].pk
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(round_, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(round_, round_.project.proposed_by_id)


def _decision(round_, person):
    return Decision.objects.create(
        round=round_, outcome="refuse", reasons="不", decided_at=MONDAY, decided_by_id=person,
        decided_as="谁", appeal_until=MONDAY.date(),
    )  # fmt: skip


def test_a_hard_stop_stops_whoever_decides(world):
    round_ = at_gate(world)
    for who in ("乔委员", "景科长"):
        stop = 0 if who == "景科长" else 1
        review(world, reviewer(world, round_, who, political=who == "乔委员"), who, stop=stop)
    with objected("stopped"):
        decide(world, round_)
    assert decide(world, round_, "revise").outcome == "revise"


def test_without_the_political_check_nothing_is_admitted(world):
    round_ = at_gate(world)
    for who in ("乔委员", "景科长"):
        review(world, reviewer(world, round_, who), who)
    assert verdict_of(round_, at=MONDAY).unmet == ["政治和意识形态审查"]
    with objected("stopped"):
        decide(world, round_)


def test_there_are_always_reasons(world):
    round_ = reviewed(world)
    with malformed("reasons"):
        gate.decide(
            round_=round_, outcome="refuse", reasons=" ", by=world.actor("柳文书"), at=MONDAY
        )
    with malformed("outcome"):
        gate.decide(
            round_=round_, outcome="maybe", reasons="好", by=world.actor("柳文书"), at=MONDAY
        )
    with objected("not_your_role"):
        decide(world, round_, who="马青山")


def test_each_criterion_is_answered_within_its_range(world):
    round_ = at_gate(world)
    row = declare(world, reviewer(world, round_, "乔委员"), "乔委员")
    told = values(row) | {"need": 5}
    with malformed("need"):
        gate.give(reviewing=row, given=gate.Given(told, "好"), by=world.actor("乔委员"), at=MONDAY)
    del told["free"]
    with malformed("free", "need"):
        gate.give(reviewing=row, given=gate.Given(told, "好"), by=world.actor("乔委员"), at=MONDAY)
    with objected("not_yours"):
        declare(world, row, "景科长")


def test_an_appeal_goes_once_and_to_another(world):
    decided = decide(world, reviewed(world), "refuse")
    station, other = world.actor("马青山"), second_office(world)
    appeal = gate.appeal(decision=decided, words="证据没有看", by=station, at=MONDAY + DAY)
    with objected("appealed"):
        gate.appeal(decision=decided, words="再来", by=station, at=MONDAY + DAY)
    with objected("same_decider"):
        gate.answer(
            appeal=appeal, outcome="granted", reasons="是", by=world.actor("柳文书"), at=MONDAY
        )
    gate.answer(
        appeal=appeal, outcome="granted", reasons="重新看", by=world.actor(other), at=MONDAY
    )
    found = Project.objects.get(pk=decided.round.project_id)
    assert (found.stage, found.rounds.count()) == ("at_gate", 2)
    with objected("reviewed_before"):
        reviewer(world, found.rounds.get(number=2), "乔委员")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(answered_by_id=decided.decided_by_id)


def test_an_appeal_comes_in_time(world):
    decided = decide(world, reviewed(world), "refuse")
    with objected("too_late"):
        gate.appeal(decision=decided, words="晚了", by=world.actor("马青山"), at=MONDAY + 16 * DAY)


def test_what_was_sent_back_is_submitted_again(world):
    decided = decide(world, reviewed(world), "revise")
    found = decided.round.project
    candidates.submit(project=found, by=world.actor("马青山"), at=MONDAY + DAY)
    assert found.rounds.count() == 2
    with objected("newer"):
        gate.appeal(decision=decided, words="申诉", by=world.actor("马青山"), at=MONDAY + DAY)

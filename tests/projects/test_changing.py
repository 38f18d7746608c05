"""在清单上改 (R065, R068): small facts at once, what the gate judged by the gate; each reading stays readable."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected, stale
from tests.projects.keeping import (
    DAY,
    admitted,
    candidate,
    decide,
    declare,
    draft,
    needed,
    review,
    reviewer,
    second_office,
)
from tests.world import COUNTY, MONDAY
from wudan.catalog.models import Service, ServiceVersion
from wudan.journal.models import Event
from wudan.projects.actions import candidates, changes, gate, life
from wudan.projects.actions.drafting import draft_of
from wudan.projects.figures import Figures
from wudan.projects.history import history_of, since_admission
from wudan.projects.listed import all_moves, list_on
from wudan.projects.models import Change, Decision, GateRound, Project, Reviewing
from wudan.projects.permissions.gate import appealing_objection
from wudan.web.console.projects.posts import reviewer_choices

pytestmark = pytest.mark.postgres
LATER = MONDAY + 30 * DAY


def adjusted(world, found, who="马青山", **given):
    told = replace(draft_of(found), **given)
    return changes.adjust(project=found, draft=told, by=world.actor(who), at=LATER)


def proposed(world, found, who="马青山", *, why="人多了，要加一处", **given):
    told = replace(draft_of(found), **(given or {"cost_words": "剪刀两千元，民政局出。"}))
    return changes.propose_change(project=found, draft=told, why=why, by=world.actor(who), at=LATER)


def reviewed_again(world, made, **given):
    """By the two who are named of themselves."""
    round_ = made.rounds.select_related("project", "change").get()
    for who in ("乔委员", "景科长"):
        row = Reviewing.objects.get(round=round_, person=world.people[who])
        review(world, row, who, at=LATER, **given)
    return round_


def fresh(found):
    names = ("service", "unit", "area", "platform")
    return Project.objects.select_related(*names).get(pk=found.pk)


def test_small_facts_change_at_once_and_the_menu_follows(world):
    found = admitted(world)
    Service.objects.filter(pk=found.service_id).update(complete_days=7)
    adjusted(world, found, summary="每两月一次，上门理发。", months=(3, 6, 9, 12), minutes=50)
    now = fresh(found)
    assert (now.stage, now.summary, now.months) == (
        "trial",
        "每两月一次，上门理发。",
        [3, 6, 9, 12],
    )
    assert (now.service.summary, now.service.months) == (now.summary, [3, 6, 9, 12])
    assert (now.service.duration_minutes, now.service.complete_days) == (50, 7)
    kept = ServiceVersion.objects.get(service=now.service)
    assert kept.content["summary"] == "每月一次，上门给走不动的老人理发。"
    turn = history_of(now)[0]
    assert [one.label for one in turn.changed] == ["一句话", "哪几个月", "一次多久（分钟）"]
    assert turn.changed[1].before == "全年"
    assert (turn.label, turn.decision) == ("小改", None)


def test_by_the_small_way_nothing_of_what_the_gate_judged_is_changed(world):
    found = admitted(world)
    adjusted(world, found, summary="还是理发。", cost_words="要三万元", audience="everybody")
    now = fresh(found)
    assert (now.summary, now.cost_words, now.audience) == (
        "还是理发。",
        "不花钱，工具队里有。",
        "elders",
    )


def test_nothing_changed_is_nothing_done(world):
    found = admitted(world)
    before = (fresh(found).version, Event.objects.count())
    adjusted(world, found)
    assert (fresh(found).version, Event.objects.count()) == before
    with malformed("why"):
        proposed(world, found, title=found.title)


def test_who_may_change_small_facts_and_from_which_stage(world):
    found = admitted(world)
    with objected("keeps_the_gate"):
        adjusted(world, found, "柳文书", summary="理发")
    with objected("not_your_unit"):
        adjusted(world, found, "贾站长", summary="理发")
    with objected("wrong_stage"):
        adjusted(world, candidate(world, title="别的事", audience="women"), summary="理发")
    with malformed("summary"):
        adjusted(world, found, summary="打 13800138000 约。")


def test_who_saw_an_older_text_is_told(world):
    found = admitted(world)
    seen = found.version
    adjusted(world, found, summary="理发。")
    told = replace(draft_of(found), summary="也理发。")
    with stale():
        changes.adjust(project=found, draft=told, by=world.actor("马青山"), at=LATER, seen=seen)


def test_a_change_goes_to_the_same_reviewers_and_the_list_stays(world):
    found = admitted(world)
    made = proposed(
        world,
        found,
        cost_words="剪刀两千元，民政局出。",
        risk="bodily",
        insurance_words="买了意外险。",
    )
    round_ = made.rounds.get()
    named = Reviewing.objects.filter(round=round_).order_by("person__name")
    assert sorted(row.person.name for row in named) == ["乔委员", "景科长"]
    assert [row.person.name for row in named if row.is_political] == ["乔委员"]
    assert {row.conflict for row in named} == {""}
    now = fresh(found)
    assert (now.stage, now.cost_words) == ("trial", "不花钱，工具队里有。")
    assert (now.service.risk, now.service.is_offered) == ("none", True)
    assert [one.pk for one in list_on(COUNTY, LATER.date()).projects] == [found.pk]
    assert set(made.content) == {"cost_words", "risk", "insurance_words"}


def test_who_recused_left_the_post_or_wrote_the_change_is_not_named_again(world):
    found = admitted(world)
    post = world.posts["景科长"]
    post.ends_on = LATER.date()
    post.save()
    made = proposed(world, found, "乔委员")
    assert not Reviewing.objects.filter(round=made.rounds.get()).exists()
    with objected("own_project"):
        gate.name_reviewer(
            round_=made.rounds.select_related("project", "change").get(), post=world.posts["乔委员"],
            by=world.actor("柳文书"), at=LATER,
        )  # fmt: skip


def test_who_sits_beside_the_one_who_wrote_the_change_does_not_review_it(world):
    found, other = admitted(world), second_office(world)
    post = world.posts[other]
    post.role, post.unit = "institute_staff", world.posts["乔委员"].unit
    post.save()
    round_ = proposed(world, found, other).rounds.select_related("project", "change").get()
    named = Reviewing.objects.filter(round=round_).values_list("person__name", flat=True)
    assert list(named) == ["景科长"]
    offered = dict(reviewer_choices(fresh(found), on=LATER.date()))
    assert world.posts["艾科长"].pk in offered
    assert not {post.pk, world.posts["乔委员"].pk} & set(offered)
    with objected("own_project"):
        gate.name_reviewer(
            round_=round_, post=world.posts["乔委员"], by=world.actor("柳文书"), at=LATER
        )


def test_what_is_agreed_to_is_in_force_at_once_with_its_decision(world):
    found = admitted(world)
    made = proposed(world, found, cost_words="剪刀两千元，民政局出。", title="老人上门剪发")
    round_ = reviewed_again(world, made)
    decided = decide(world, round_, at=LATER)
    now, made = fresh(found), Change.objects.get(pk=made.pk)
    assert (now.stage, now.cost_words, now.title) == (
        "trial",
        "剪刀两千元，民政局出。",
        "老人上门剪发",
    )
    assert (now.service.name, made.state, decided.said) == ("老人上门剪发", "made", "同意变更")
    turn = history_of(now)[0]
    assert (turn.label, turn.decision) == ("同意变更", decided)
    assert turn.who == world.actor("马青山").label
    assert [(one.label, one.before) for one in turn.changed] == [
        ("名称", "老人上门理发"), ("要多少钱、从哪里来", "不花钱，工具队里有。"),
    ]  # fmt: skip
    assert found.entries.count() == 1


@pytest.mark.parametrize(("outcome", "state", "words"), [
    ("refuse", "refused", "不同意变更"), ("revise", "sent_back", "修改后再提"),
])  # fmt: skip
def test_what_is_not_agreed_to_changes_nothing(world, outcome, state, words):
    found = admitted(world)
    made = proposed(world, found)
    decided = decide(world, reviewed_again(world, made), outcome, at=LATER)
    now = fresh(found)
    assert (now.stage, now.cost_words) == ("trial", "不花钱，工具队里有。")
    assert (Change.objects.get().state, decided.said) == (state, words)
    assert history_of(now)[0].label == "准入"
    assert proposed(world, fresh(found)).number == 2


def test_there_is_no_nursery_for_a_change_and_a_hard_stop_stops_it(world):
    found = admitted(world)
    round_ = reviewed_again(world, proposed(world, found), stop=0)
    with malformed("outcome"):
        decide(world, round_, "incubate", at=LATER)
    with objected("stopped"):
        decide(world, round_, at=LATER)
    assert fresh(found).cost_words == "不花钱，工具队里有。"


def test_one_change_at_a_time_and_it_can_be_taken_back(world):
    found = admitted(world)
    made = proposed(world, found)
    with objected("change_open"):
        proposed(world, fresh(found), result_words="人人剪上")
    by = world.actor("马青山")
    changes.take_back_change(project=found, why="再想想", by=by, at=LATER)
    row = Reviewing.objects.select_related("round").filter(round__change=made).first()
    with objected("stopped_round"):
        declare(world, row, row.person.name)
    assert not Reviewing.objects.waiting().filter(round__change=made).exists()
    assert proposed(world, fresh(found), result_words="人人剪上").number == 2
    assert GateRound.objects.filter(project=found).count() == 3


def test_risk_without_insurance_does_not_even_go_to_the_gate(world):
    found = admitted(world)
    with objected("no_insurance"):
        proposed(world, found, risk="medical")
    other = needed(world, title="送药上门", audience="elders")
    candidates.submit(project=other, by=world.actor("马青山"), at=LATER)
    with objected("twin"):
        proposed(world, found, title="送药上门来")


def test_who_proposed_the_change_does_not_decide_it(world):
    found = admitted(world)
    other = second_office(world)
    post = world.posts[other]
    post.role, post.unit = "institute_staff", world.units["铁边城"]
    post.save()
    round_ = proposed(world, found, other).rounds.select_related("project", "change").get()
    reviewer(world, round_, "艾科长", political=True, at=LATER)
    for who in ("景科长", "艾科长"):
        row = Reviewing.objects.get(round=round_, person=world.people[who])
        review(world, row, who, at=LATER)
    post.role, post.unit = "center_office", world.units["c"]
    post.save()
    with objected("proposed"):
        decide(world, round_, who=other, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            round=round_, outcome="refuse", reasons="不", decided_at=LATER, decided_as="谁",
            decided_by_id=world.people[other].pk, appeal_until=LATER.date(),
        )  # fmt: skip


def test_an_appeal_brings_the_change_before_others(world):
    found, other = admitted(world), second_office(world)
    decided = decide(world, reviewed_again(world, proposed(world, found)), "refuse", at=LATER)
    by = world.actor("马青山")
    asked = gate.appeal(decision=decided, words="钱有着落", by=by, at=LATER)
    gate.answer(
        appeal=asked, outcome="granted", reasons="再看一次", by=world.actor(other), at=LATER
    )
    made = Change.objects.get()
    again = made.rounds.select_related("project", "change").get(number=3)
    assert (made.state, again.state, fresh(found).stage) == ("open", "open", "trial")
    with objected("reviewed_before"):
        gate.name_reviewer(
            round_=again, post=world.posts["乔委员"], by=world.actor("柳文书"), at=LATER
        )


def test_another_change_takes_no_appeal_away(world):
    found, by = admitted(world), world.actor("马青山")
    decided = decide(world, reviewed_again(world, proposed(world, found)), "refuse", at=LATER)
    proposed(world, fresh(found), result_words="人人剪上")
    assert appealing_objection(by, decided, on=LATER.date()) is None
    changes.take_back_change(project=found, why="再想想", by=by, at=LATER)
    assert gate.appeal(decision=decided, words="钱有着落", by=by, at=LATER).pk


def test_who_reviewed_what_was_appealed_against_reviews_another_change(world):
    found, by = admitted(world), world.actor("马青山")
    decided = decide(world, reviewed_again(world, proposed(world, found)), "refuse", at=LATER)
    gate.appeal(decision=decided, words="钱有着落", by=by, at=LATER)
    other = proposed(world, fresh(found), result_words="人人剪上").rounds.get()
    Reviewing.objects.filter(round=other).delete()
    assert reviewer(world, other, "乔委员", at=LATER).pk


def test_a_project_that_leaves_takes_its_change_along(world):
    found = admitted(world)
    made = proposed(world, found)
    asked = life.ask_exit(
        project=found, words="没人做了", figures=Figures(), by=world.actor("马青山"), at=LATER
    )
    life.decide_exit(
        proposal=asked, outcome="exit", reasons="没人做", by=world.actor("柳文书"), at=LATER
    )
    assert (Change.objects.get().state, made.rounds.get().state) == ("dropped", "stopped")
    assert [(row.why_in[:2], row.why_out) for row in all_moves(COUNTY)] == [("老人", "没人做")]


def test_the_database_changes_nothing_judged_without_a_decision(world):
    found = admitted(world)
    made = proposed(world, found)
    for edit in (
        lambda: Project.objects.filter(pk=found.pk).update(cost_words="三万"),
        lambda: Project.objects.filter(pk=found.pk).update(audience="women"),
        lambda: Change.objects.filter(pk=made.pk).update(content={"cost_words": "三万"}),
        lambda: Change.objects.filter(pk=made.pk).update(why="别的"),
        lambda: Change.objects.filter(pk=made.pk).update(proposed_for=world.units["铁边城"]),
        lambda: Change.objects.filter(pk=made.pk).update(state="made", ended_at=LATER),
        lambda: Change.objects.create(
            project=found, number=2, content={}, why="又", proposed_at=LATER, proposed_by_id=1, proposed_as="谁",
            proposed_for=found.unit,
        ),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            edit()
    Project.objects.filter(pk=found.pk).update(summary="小事可以")


def test_everybody_reads_what_followed_the_admission_and_no_draft(world):
    found = candidate(world, title="敲门", audience="women")
    candidates.correct(
        project=found, draft=draft(world, title="敲门问"), by=world.actor("马青山"), at=MONDAY
    )
    assert [turn.number for turn in history_of(found)] == [2, 1]
    assert since_admission(history_of(found)) == []
    listed = admitted(world)
    adjusted(world, listed, summary="理发。")
    told = since_admission(history_of(listed))
    assert [(turn.label, len(turn.changed)) for turn in told] == [("小改", 1), ("准入", 0)]

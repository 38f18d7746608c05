"""An activity is written down, put right, opened past the risk gate, closed, ended, cancelled."""

from datetime import date, timedelta

import pytest

from tests.activities.drafting import (
    INSURED,
    LATER,
    drafted,
    morning,
    opened,
    opening,
    sign,
    wanted,
)
from tests.domain.refusing import refused
from tests.projects.keeping import admitted
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import Activity, Opening
from wudan.activities.wanted import WantedPosition
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Objected, Stale

pytestmark = pytest.mark.postgres
CUT, GUIDE = WantedPosition("理发", 2), WantedPosition("引导", 3)


def test_each_shift_opens_each_position(world):
    made = drafted(world, shifts=(morning(), morning(1)), positions=(CUT, GUIDE))
    quotas = (
        Opening.objects.filter(shift__activity=made).order_by("pk").values_list("quota", flat=True)
    )
    assert list(quotas) == [2, 3, 2, 3]
    assert made.leader == world.people["苏远"]
    assert made.shifts.first().slots == 1 << 15


def test_a_leader_organizes_for_the_own_team_only(world):
    other = world.teams["singers"]
    with refused(Objected, match="不在您的范围"):
        actions.draft(unit=other.unit, wanted=wanted(), by=world.actor("苏远"), at=MONDAY)


def test_residents_organize_nothing(world):
    with refused(Objected, match="队长、站"):
        drafted(world, who="秦奶奶")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("title", {"title": ""}),
        ("place", {"place": "找老王 13812345678"}),
        ("shifts", {"shifts": (morning(hours=-1),)}),
        ("shifts", {"shifts": (morning(start=12, hours=4),)}),
        ("shifts", {"shifts": (morning(), morning(hours=2))}),
        ("positions", {"positions": (CUT, CUT)}),
        ("positions", {"positions": (WantedPosition("理发", 0),)}),
        ("positions", {"positions": (WantedPosition("理发", 1, skill="flying"),)}),
        ("audience", {"audience": "backfill"}),
        ("venue", {"venue": "moon"}),
    ],
)
def test_what_is_wrong_is_told_at_its_field(world, field, given):
    with refused(Malformed) as told:
        drafted(world, **given)
    assert field in told.value.fields
    assert not Activity.objects.exists()


def test_the_platform_is_the_menus_else_the_projects_else_the_chosen_one(world):
    chosen = world.platforms["culture"]
    assert drafted(world).platform is None
    assert drafted(world, platform=chosen).platform == chosen
    item = world.services["haircut"]
    assert drafted(world, platform=chosen, service=item).platform == item.platform
    project = admitted(world)
    made = actions.draft(
        unit=world.teams["clippers"].unit, wanted=wanted(platform=chosen), project=project,
        by=world.actor("苏远"), at=MONDAY,
    )  # fmt: skip
    assert made.platform == project.platform != chosen
    better = wanted(title="周日义剪")
    put_right = actions.correct(activity=made, wanted=better, by=world.actor("苏远"), at=MONDAY)
    assert put_right.platform == project.platform


def test_a_draft_is_put_right_as_a_whole(world):
    made = drafted(world)
    better = wanted(title="周日义剪", shifts=(morning(1),), positions=(GUIDE,))
    actions.correct(activity=made, wanted=better, by=world.actor("苏远"), at=MONDAY, seen=1)
    assert opening(made).quota == 3
    assert Activity.objects.get().title == "周日义剪"


def test_who_looked_before_somebody_else_changed_it_is_told(world):
    made = opened(world)
    with refused(Stale):
        actions.correct(activity=made, wanted=wanted(), by=world.actor("苏远"), at=MONDAY, seen=1)


def test_once_open_what_people_relied_on_stays(world):
    made = opened(world)
    other = wanted(title="改到槐树下", shifts=(), positions=(), min_age=60, audience="team")
    changed = actions.correct(activity=made, wanted=other, by=world.actor("苏远"), at=LATER)
    assert (changed.title, changed.min_age, changed.audience) == ("改到槐树下", 0, "everybody")
    assert changed.shifts.count() == 1


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("no_shifts", {"shifts": ()}),
        ("no_positions", {"positions": ()}),
        ("past_shift", {"shifts": (morning(-6),)}),
        ("no_place", {"place": ""}),
        ("no_words", {"words": ""}),
        ("template", {"is_template": True}),
        ("no_risk_words", {"is_risky": True}),
        ("no_insurance", {"is_risky": True, "risk_words": "有点滑。"}),
        ("insurance_ends", {"is_risky": True, **INSURED, "insured_until": date(2026, 9, 11)}),
        ("needs_companion", {"with_companion": False}),
        ("no_licence", {"risks": ("medical",), **INSURED}),
    ],
)
def test_the_gate_says_what_is_missing(world, code, given):
    made = drafted(world, **given)
    with refused(Objected) as told:
        actions.open_(activity=made, by=world.actor("苏远"), at=MONDAY)
    assert told.value.code == code
    assert Activity.objects.get().stage == ActivityStage.DRAFT


def test_a_service_brings_its_risk_platform_and_licence(world):
    with refused(Objected, match="护士执业证"):
        opened(world, service=world.services["checkup"], **INSURED)
    nurse = WantedPosition("量血压", 2, licence="nurse")
    made = opened(world, service=world.services["checkup"], positions=(nurse,), **INSURED)
    assert made.platform == world.platforms["health"]
    assert made.is_risky
    assert made.risks == ["medical"]


def test_an_open_risky_one_keeps_its_insurance(world):
    made = opened(world, is_risky=True, **INSURED)
    with refused(Objected, match="保险"):
        actions.correct(
            activity=made, wanted=wanted(risk_words="有风险。"), by=world.actor("苏远"), at=LATER
        )


def test_a_closed_one_opens_again(world):
    made = opened(world)
    actions.close(activity=made, by=world.actor("苏远"), at=LATER)
    with refused(Objected, match="招募截止"):
        sign(world, made, "小武")
    actions.open_(activity=made, by=world.actor("苏远"), at=LATER)
    assert sign(world, made, "小武").state == SignUpState.PLACED


def test_it_ends_after_its_last_shift(world):
    made = opened(world, positions=(WantedPosition("理发", 1),))
    sign(world, made, "小武")
    waiting = sign(world, made, "李小妹")
    with refused(Objected, match="还有班次"):
        actions.end(activity=made, by=world.actor("苏远"), at=LATER)
    actions.end(activity=made, by=world.actor("苏远"), at=MONDAY + timedelta(days=6))
    waiting.refresh_from_db()
    assert waiting.state == SignUpState.RELEASED


def test_at_the_end_it_may_be_said_how_it_went(world):
    made, after = opened(world), MONDAY + timedelta(days=6)
    for wrong in ({"residents": -1}, {"residents": 5001}, {"summary": "问老王 13812345678"}):
        with refused(Malformed) as told:
            actions.end(activity=made, by=world.actor("苏远"), at=after, **wrong)
        assert set(told.value.fields) == set(wrong)
    said = {"residents": 42, "summary": " 坐满了院子，下月再来。"}
    held = actions.end(activity=made, by=world.actor("苏远"), at=after, **said)
    assert (held.residents_came, held.summary) == (42, "坐满了院子，下月再来。")
    ended = list(events_of("activity", made.pk))[-1]
    assert (ended.verb, ended.facts["residents"]) == ("activity.end", 42)


def test_what_the_clock_ended_is_summed_up_for_a_fortnight_and_what_was_said_stays_in_the_journal(
    world,
):
    made, after = opened(world), MONDAY + timedelta(days=7)
    with refused(Objected, match="招募中"):
        actions.sum_up(activity=made, by=world.actor("苏远"), at=after, residents=1)
    assert actions.end_over(at=after) == 1
    with refused(Objected, match="负责人"):
        actions.sum_up(activity=made, by=world.actor("秦奶奶"), at=after, residents=1)
    with refused(Malformed):
        actions.sum_up(
            activity=made, by=world.actor("苏远"), at=after, summary="问老王 13812345678"
        )
    actions.sum_up(activity=made, by=world.actor("苏远"), at=after, residents=40)
    held = actions.sum_up(
        activity=made, by=world.actor("苏远"), at=after, residents=42, summary="坐满了。"
    )
    assert (held.residents_came, held.summary) == (42, "坐满了。")
    told = list(events_of("activity", made.pk))[-1]
    assert (told.verb, told.facts["before"]["residents"]) == ("activity.sum_up", 40)
    with refused(Objected, match="14 天"):
        actions.sum_up(
            activity=made, by=world.actor("苏远"), at=after + timedelta(days=15), residents=1
        )


def test_cancelled_with_a_reason_everybody_is_free(world):
    made = opened(world)
    mine = sign(world, made, "小武")
    with refused(Malformed):
        actions.cancel(activity=made, why="", by=world.actor("苏远"), at=LATER)
    actions.cancel(activity=made, why="下大雨", by=world.actor("苏远"), at=LATER)
    mine.refresh_from_db()
    assert (mine.state, mine.why, opening(made).taken) == (SignUpState.RELEASED, "下大雨", 0)
    assert [event.verb for event in events_of("activity", made.pk)] == [
        "activity.draft", "activity.open", "activity.cancel",
    ]  # fmt: skip


def test_more_places_go_to_who_waits(world):
    made = opened(world, positions=(WantedPosition("理发", 1),))
    sign(world, made, "小武")
    waiting = sign(world, made, "李小妹")
    actions.resize(opening=opening(made), quota=2, by=world.actor("苏远"), at=LATER)
    waiting.refresh_from_db()
    assert waiting.state == SignUpState.PLACED
    with refused(Malformed, match="已经有 2 个人"):
        actions.resize(opening=opening(made), quota=1, by=world.actor("苏远"), at=LATER)


def test_what_nobody_ended_the_clock_does_a_day_later(world):
    made = opened(world)
    assert actions.end_over(at=MONDAY + timedelta(days=5, hours=20)) == 0
    assert actions.end_over(at=MONDAY + timedelta(days=7)) == 1
    assert Activity.objects.get(pk=made.pk).stage == ActivityStage.ENDED

"""决定 (R079): by a third, with reasons, never without evidence and two visits; one appeal to another."""

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.honors.households import (
    DAY,
    LATER,
    RULES,
    agreed,
    decided,
    fresh,
    heard,
    honored,
    second_institute,
    spoken,
    visit,
)
from tests.projects.keeping import second_office
from tests.world import COUNTY
from wudan.honors.actions import households
from wudan.honors.models import HouseholdDecision, HouseholdEvidence, HouseholdHonor
from wudan.jobs.furnishing.households import furnish_households

pytestmark = pytest.mark.postgres


def decide(world, honor, outcome="publish", who="柳文书", at=LATER):
    return households.decide(honor=honor, outcome=outcome, reasons="看过了。", by=world.actor(who), at=at)  # fmt: skip


def test_published_only_after_two_visits_and_evidence_for_each(world):
    honor = agreed(world)
    visit(world, honor, "乔委员")
    with objected("visits"):
        decide(world, honor)
    with refused_by_the_database("household_shown_and_seen"):
        HouseholdHonor.objects.filter(pk=honor.pk).update(stage="notice")
    visit(world, honor, second_institute(world))
    with objected("hearing"):
        decide(world, honor, at=LATER - 3 * DAY)
    HouseholdEvidence.objects.filter(honor=honor, criterion__code="clean").delete()
    with objected("unshown"):
        decide(world, honor)
    with refused_by_the_database("household_shown_and_seen"):
        HouseholdHonor.objects.filter(pk=honor.pk).update(stage="notice")


def test_what_a_visitor_did_not_see_is_not_published(world):
    honor = agreed(world)
    spoken(world, honor)
    visit(world, honor, "乔委员", clean="no")
    visit(world, honor, second_institute(world))
    with objected("denied"):
        decide(world, honor)
    made = decide(world, honor, "refuse")
    assert (fresh(honor).stage, made.appeal_until) == ("refused", LATER.date() + 15 * DAY)


def test_reasons_are_asked_for_and_who_had_a_part_decides_nothing(world):
    honor = heard(world)
    with malformed("reasons"):
        households.decide(honor=honor, outcome="refuse", reasons=" ", by=world.actor("柳文书"), at=LATER)  # fmt: skip
    for who, code in (("乔委员", "not_your_role"), ("马青山", "not_your_role"), ("景科长", "not_your_role")):  # fmt: skip
        with objected(code):
            decide(world, honor, who=who)
    for who in ("李小妹", "乔委员", "秦奶奶"):
        with refused_by_the_database("household_decided_by_a_third"):
            HouseholdDecision.objects.create(
                honor=honor, outcome="publish", reasons="好", decided_at=LATER,
                decided_by_id=world.people[who].pk, decided_as="x",
            )  # fmt: skip


def test_where_the_rules_say_so_the_institute_decides(world, tmp_path):
    told = tmp_path / "households.toml"
    words = RULES.read_text("utf-8").replace('"center"', '"institute"')
    told.write_text(words.replace("version = 1", "version = 2").replace("2025-01-01", "2025-06-01"))
    furnish_households([told], COUNTY)
    honor = heard(world)
    with objected("visited"):
        decide(world, honor, who="乔委员")
    decide(world, honor, who=_third(world))
    assert fresh(honor).stage == "notice"


def _third(world):
    return second_institute(world, "冯主任")


def test_one_appeal_answered_by_another(world):
    honor = decided(world, "refuse")
    decision = honor.decisions.get()
    made = households.appeal(decision=decision, words="院子早扫了。", by=world.actor("秦奶奶"), at=LATER)  # fmt: skip
    with objected("appealed"):
        households.appeal(decision=decision, words="再说", by=world.actor("秦奶奶"), at=LATER)
    with objected("same_decider"):
        households.answer_appeal(appeal=made, outcome="granted", reasons="对", by=world.actor("柳文书"), at=LATER)  # fmt: skip
    other = world.actor(second_office(world))
    households.answer_appeal(appeal=made, outcome="granted", reasons="去看了，扫了。", by=other, at=LATER)  # fmt: skip
    assert fresh(honor).stage == "hearing"


def test_a_late_appeal_is_none(world):
    decision = decided(world, "refuse").decisions.get()
    with objected("too_late"):
        households.appeal(decision=decision, words="晚了", by=world.actor("秦奶奶"), at=LATER + 16 * DAY)  # fmt: skip


def test_a_withdrawal_has_reasons_and_may_be_taken_back(world):
    honor = honored(world)
    households.issue_plate(honor=honor, by=world.actor("柳文书"), at=LATER)
    decide(world, honor, "revoke", at=LATER + 60 * DAY)
    plate = honor.plates.get()
    assert (fresh(honor).stage, plate.state, plate.ended_why) == (
        "revoked",
        "withdrawn",
        "看过了。",
    )
    decision = honor.decisions.get(outcome="revoke")
    made = households.appeal(decision=decision, words="不是我家。", by=world.actor("秦奶奶"), at=LATER + 61 * DAY)  # fmt: skip
    other = world.actor(second_office(world))
    households.answer_appeal(appeal=made, outcome="granted", reasons="弄错了。", by=other, at=LATER + 62 * DAY)  # fmt: skip
    assert fresh(honor).stage == "honored"


def test_a_decision_is_never_edited(world):
    honor = decided(world)
    with refused_by_the_database("household_decision_kept"):
        honor.decisions.update(reasons="改一改")

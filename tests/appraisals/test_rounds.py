"""A round: two a year at most, judged by others, reckoned whole or not at all, appealed, final, recomputed."""

import json
from argparse import Namespace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.appraisals.appraising import (
    AUGUST,
    EARLY,
    JULY,
    LATER,
    ROWS,
    adopted,
    appealed,
    judged,
    opened,
    published,
    row_of,
    second,
)
from tests.sites.standing import refused
from tests.world import COUNTY, MONDAY
from wudan.appraisals import actions
from wudan.appraisals.actions import holding
from wudan.appraisals.enums import Outlet
from wudan.appraisals.models import Appeal, Judgement, Result, Round
from wudan.appraisals.sources import QUERIES, Query
from wudan.jobs.commands import recompute_appraisal
from wudan.journal.events import events_of
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.orders import actions as order_actions
from wudan.people.models import Post

pytestmark = pytest.mark.postgres


def test_nothing_is_adopted_that_nobody_simulated_and_never_dated_back(world):
    sheet, office = actions.bring_in(COUNTY, ROWS["town_points"]), world.actor("柳文书")
    with refused(Objected) as caught:
        actions.adopt(sheet=sheet, starts_on=EARLY.date(), why="急用", by=office, at=EARLY)
    assert caught.value.code == "not_simulated"
    made = actions.simulate(sheet=sheet, by=office, at=EARLY)
    told = json.loads(made.content)
    assert (told["since"], [one["name"] for one in told["units"]]) == ("2025-07-01", ["铁边城所", "周湾所"])  # fmt: skip
    with refused(Malformed):
        actions.adopt(sheet=sheet, starts_on=EARLY.date() - timedelta(days=1), why="往前", by=office, at=EARLY)  # fmt: skip
    for who in ("乔委员", "郝书记", "严审计", "景科长", "秦奶奶"):
        with refused(Objected):
            actions.simulate(sheet=sheet, by=world.actor(who), at=EARLY)


def test_a_new_sheet_is_shown_beside_the_one_in_force_in_the_order_of_the_tree(world):
    adopted(world)
    other = actions.bring_in(COUNTY, ROWS["town_deduction"])
    made = actions.simulate(sheet=other, by=world.actor("柳文书"), at=JULY)
    units = json.loads(made.content)["units"]
    assert [(one["name"], "old" in one) for one in units] == [("铁边城所", True), ("周湾所", True)]
    assert made.beside is not None


def test_a_year_has_two_rounds_and_no_third(world):
    row, office = opened(world), world.actor("柳文书")
    told = {"county": COUNTY, "appraises": "institute", "by": office}
    with refused(Objected) as caught:
        actions.open_round(**told, year=2026, half=1, at=AUGUST)
    assert "一年最多两次" in caught.value.words
    for half in (0, 3):
        with refused(Malformed):
            actions.open_round(**told, year=2026, half=half, at=AUGUST)
    with refused(Malformed):
        actions.open_round(**told, year=2026, half=2, at=AUGUST)
    with refused(Objected):
        actions.open_round(**told, year=2025, half=1, at=AUGUST)
    for half in (1, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Round.objects.create(county=COUNTY, appraises="institute", sheet=row.sheet, year=2026, half=half, opened_at=JULY)  # fmt: skip


def test_nobody_judges_a_unit_in_which_he_holds_a_post(world):
    row = opened(world)
    Post.objects.create(
        county=COUNTY, person=world.people["柳文书"], role="station_keeper", unit=world.units["石峁村"],
        title="兼站长", starts_on=EARLY.date(),
    )  # fmt: skip
    told = {"row": row, "code": "leading", "value": "8", "evidence": "看过", "by": world.actor("柳文书"), "at": JULY}  # fmt: skip
    with refused(Objected) as caught:
        actions.judge(unit=world.units["铁边城"], **told)
    assert caught.value.code == "own_unit"
    assert actions.judge(unit=world.units["周湾"], **told).value == "8"


@pytest.mark.parametrize(
    ("told", "kind"),
    [({"value": "11"}, Malformed), ({"value": "8.3"}, Malformed), ({"value": "A"}, Malformed), ({"value": "nan"}, Malformed),
     ({"value": "1e9"}, Malformed), ({"evidence": ""}, Malformed), ({"evidence": "问 13800138000"}, Malformed),
     ({"code": "done"}, Missing), ({"code": "moon"}, Missing)],
)  # fmt: skip
def test_a_judgement_is_a_step_of_the_sheet_with_evidence(world, told, kind):
    row = opened(world)
    chosen = {"code": "leading", "value": "8", "evidence": "看过"} | told
    with refused(kind):
        actions.judge(row=row, unit=world.units["周湾"], by=world.actor("柳文书"), at=JULY, **chosen)  # fmt: skip
    assert not Judgement.objects.exists()


def test_all_are_reckoned_or_none_when_something_is_not_judged_or_a_query_fails(world, monkeypatch):
    row, office = judged(world, leading="8"), world.actor("柳文书")
    with refused(Objected) as caught:
        actions.publish(row=row, by=office, at=JULY)
    assert "周湾所：入户听到的" in caught.value.words
    for town in ("铁边城", "周湾"):
        actions.judge(row=row, unit=world.units[town], code="asked", value="9", evidence="问了六户", by=office, at=JULY)  # fmt: skip

    def broken(scope, window):
        if scope.path == world.units["周湾"].path:
            raise DatabaseError("no such column")
        return QUERIES["reviews"].read(scope, window)

    old = QUERIES["reviews"]
    monkeypatch.setattr(holding, "QUERIES", {**QUERIES, "reviews": Query("reviews", old.label, old.unit, broken)})  # fmt: skip
    with refused(Objected) as caught:
        actions.publish(row=row, by=office, at=JULY)
    assert "“评单”这个数（周湾所）查不出来" in caught.value.words
    assert not Result.objects.exists()
    assert Round.objects.get(pk=row.pk).state == "judging"


def test_a_unit_sees_its_own_result_and_no_other(world):
    row = judged(world)
    keeper = world.actor("乔委员")
    assert not Round.objects.visible_to(keeper).exists()
    actions.publish(row=row, by=world.actor("柳文书"), at=JULY)
    assert [one.unit.name for one in Result.objects.visible_to(keeper)] == ["铁边城所"]
    assert Result.objects.visible_to(world.actor("郝书记")).count() == 2
    for who in ("马青山", "苏远", "秦奶奶", "景科长"):
        assert not Result.objects.visible_to(world.actor(who)).exists()


def test_an_appeal_changes_the_result_visibly_and_the_old_one_stays(world):
    row = appealed(world)
    answered = actions.answer(
        row=row, outcome="changed", value="10", reasons="查了纪要，确有两次", by=second(world), at=LATER
    )  # fmt: skip
    assert (answered.before, answered.after) == ("8.00", "10.00")
    old, new = Result.objects.filter(unit=world.units["铁边城"]).order_by("number")
    before, after = (json.loads(one.content)["outcome"]["total"]["value"] for one in (old, new))
    assert float(after) == float(before) + 2
    assert (old.is_latest, new.is_latest) == (False, True)
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=old.pk).update(content="{}")
    told = [e.verb for e in events_of("round", row.round_id)]
    assert told[-3:] == ["appraisal.publish", "appraisal.appeal", "appraisal.answer"]


def test_a_counted_indicator_is_corrected_beside_its_figure(world):
    row = appealed(world, "done")
    actions.answer(row=row, outcome="changed", value="18.25", reasons="一单转办不该算", by=second(world), at=LATER)  # fmt: skip
    told = json.loads(Result.objects.get(unit=row.unit, is_latest=True).content)
    assert told["judged"]["done"] == {"corrected": "18.25"}
    assert told["outcome"]["done"]["value"] == "18.25"
    assert told["figures"]["orders_taken"]["value"] == 0


def test_who_published_judged_or_appealed_does_not_answer_and_nobody_after_the_days(world):
    row, office = appealed(world), world.actor("柳文书")
    with refused(Objected) as caught:
        actions.answer(row=row, outcome="kept", reasons="就这样", by=office, at=LATER)
    assert caught.value.code == "same_person"
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=row.pk).update(outcome="kept", reasons="x", answered_by_id=row.publisher_id)  # fmt: skip
    with refused(Objected):
        actions.appeal(row=row.round, unit=row.unit, code="leading", words="再说", by=world.actor("乔委员"), at=LATER)  # fmt: skip
    for who, at, code in (("乔委员", AUGUST, "too_late"), ("马青山", LATER, "not_yours"), ("柳文书", LATER, "not_yours")):  # fmt: skip
        with refused(Objected) as caught:
            actions.appeal(row=row.round, unit=row.unit, code="asked", words="还有", by=world.actor(who), at=at)  # fmt: skip
        assert caught.value.code == code
    with refused(Malformed):
        actions.answer(row=row, outcome="changed", value="8", reasons="没变", by=second(world), at=LATER)  # fmt: skip


def test_final_once_when_the_days_are_over_and_all_is_answered(world):
    row, other = appealed(world), second(world)
    for at, code in ((LATER, "appeals_run"), (AUGUST, "appeals_wait")):
        with refused(Objected) as caught:
            actions.finalise(row=row.round, by=other, at=at)
        assert caught.value.code == code
    actions.answer(row=row, outcome="kept", reasons="纪要里没有", by=other, at=AUGUST)
    done = actions.finalise(row=row.round, by=world.actor("柳文书"), at=AUGUST)
    assert done.state == "final"
    with refused(Objected):
        actions.finalise(row=row.round, by=other, at=AUGUST)
    with refused(Objected):
        actions.publish(row=row.round, by=other, at=AUGUST)


def test_any_past_result_is_recomputed_byte_for_byte(world, capsys):
    row = appealed(world)
    actions.answer(row=row, outcome="changed", value="10", reasons="查了纪要", by=second(world), at=LATER)  # fmt: skip
    changed = actions.bring_in(COUNTY, row_of("town_points", version=2, name="新的一版"))
    actions.simulate(sheet=changed, by=world.actor("柳文书"), at=AUGUST)
    for result in Result.objects.select_related("round__sheet"):
        assert holding.recomputed(result.round.sheet, result.content) == result.content.encode()
    assert recompute_appraisal.run(Namespace(year=2026, rows=True)) == 0
    assert "重算 3 份考核结果，一字不差" in capsys.readouterr().out


def of_departments(world, sheet):
    """A round of the second half over departments, told: each one's result by its name."""
    office, january = world.actor("柳文书"), AUGUST.replace(year=2027, month=1)
    row = actions.open_round(county=COUNTY, appraises="department", year=2026, half=2, by=office, at=january)  # fmt: skip
    units = holding.units_of(COUNTY, "department", on=january.date())
    for unit in units:
        for code in ("leading", "tasks"):
            actions.judge(row=row, unit=unit, code=code, value="9", evidence="看过平台会纪要", by=office, at=january)  # fmt: skip
    actions.publish(row=row, by=office, at=january)
    results = {
        one.unit.key: json.loads(one.content) for one in Result.objects.select_related("unit")
    }
    assert len(results) == len(units)
    return results


def test_departments_are_appraised_by_their_platforms_and_recomputed_too(world, capsys):
    world.order_at("reviewed")
    sheet = adopted(world, "department_points")
    results = of_departments(world, sheet)
    assert len(results) > 1
    assert results["民政局"]["figures"]["orders_fulfilled"]["value"] == 1
    assert sorted(holding.tree_of(sheet).outlets) == sorted(Outlet)
    assert recompute_appraisal.run(Namespace(year=2026, rows=True)) == 0
    assert f"重算 {len(results)} 份考核结果，一字不差" in capsys.readouterr().out


def test_what_a_team_refused_or_nobody_took_counts_for_nobody(world):
    """条例 §25: a refusal is nobody's fault, and no town presses its teams for points."""
    world.order_at("reviewed")
    refused_ = world.order_at("offered")
    order_actions.refuse(order=refused_, reason="no_people", by=world.actor("苏远"), at=MONDAY + timedelta(hours=3))  # fmt: skip
    for stage in ("placed", "withdrawn", "referred", "declined"):
        world.order_at(stage)
    told = of_departments(world, adopted(world, "department_points"))["民政局"]
    assert [told["figures"][name]["value"] for name in ("orders_taken", "orders_fulfilled")] == [1, 1]  # fmt: skip
    assert told["outcome"]["done"]["value"] == "20.00"


def test_what_was_taken_and_not_done_counts(world):
    """The control."""
    world.order_at("reviewed")
    world.order_at("scheduled")
    told = of_departments(world, adopted(world, "department_points"))["民政局"]
    assert told["outcome"]["done"]["value"] == "10.00"


def test_altered_bytes_are_found(world, capsys, monkeypatch):
    published(world)
    monkeypatch.setattr(recompute_appraisal, "recomputed", lambda sheet, text: text.replace("8.00", "9.00").encode())  # fmt: skip
    assert recompute_appraisal.run(Namespace(year=None, rows=False)) == 1
    assert "重算不一样" in capsys.readouterr().out

"""方案: the pages of a leader and of the office; what was delivered, what a version changed."""

import pytest

from tests.teams.planned import activity_of, adopted, begun, first_tier
from tests.web.console.desk import words_of
from wudan.activities.models import Activity
from wudan.teams.models import Plan

SAID = {
    "starts_on": "2026-10-01", "ends_on": "2026-12-31", "words": "四季度多送戏",
    "item0_title": "送戏下乡", "item0_category": "culture", "item0_target": "4",
    "item0_places": "周湾各村", "item0_times": "国庆前后", "item1_title": "",
}  # fmt: skip


@pytest.fixture
def team(world):
    return first_tier(world)


def test_a_plan_is_begun_consulted_adjusted_and_adopted_on_pages(world, team, desk_of):
    desk = desk_of("呼延歌")
    assert "写第一期方案" in words_of(desk.see("plan-desk"))
    refused = desk.send(
        "plan-new", team.pk, **SAID | {"words": "打 13900001234", "item0_target": "0"}
    )
    assert refused.status_code == 422
    assert "打 13900001234" in words_of(refused)
    assert desk.send("plan-new", team.pk, **SAID).status_code == 303
    plan = Plan.objects.get()
    assert "先协商：写下问过谁" in words_of(desk.see("plan", plan.pk))
    assert desk.send("plan-adoption", plan.pk).status_code == 422
    said = {"consulted": "六个村的站长", "minutes": "想多听秦腔"}
    assert desk.send("plan-consultation", plan.pk, **said).status_code == 303
    line = plan.versions.get().items.get().line
    more = SAID | {"item0_line": line, "item0_target": "6"}
    assert desk.send("plan-adjustment", plan.pk, **more).status_code == 303
    assert desk.send("plan-adoption", plan.pk).status_code == 303
    page = words_of(desk.see("plan", plan.pk))
    assert "计划 6 次，办了 0 次，要办 0 次" in page
    assert desk.see("plan-paper", plan.pk).content.startswith(b"%PDF")


def test_the_next_plan_starts_from_the_last(world, team, desk_of):
    adopted(world, begun(world))
    page = words_of(desk_of("呼延歌").see("plan-new", team.pk))
    assert 'value="2027-01-01"' in page
    assert 'value="2027-03-31"' in page
    assert "周湾各村" in page


def test_a_new_version_shows_what_it_changed(world, team, desk_of):
    version = adopted(world, begun(world))
    desk, plan = desk_of("呼延歌"), version.plan_id
    assert desk.send("plan-renewal", plan).status_code == 303
    more = SAID | {"item0_line": 1, "item0_target": "6", "item1_title": "教唱", "item1_target": "2",
                   "item1_category": "culture", "item1_places": "村", "item1_times": "冬"}  # fmt: skip
    assert desk.send("plan-adjustment", plan, **more).status_code == 303
    page = words_of(desk.see("plan", plan))
    assert "<del>4 次</del>" in page
    assert "新加的" in page
    assert "计划 4 次" in words_of(desk.see("plan", plan, version=1))


def test_bars_open_to_the_activities(world, team, desk_of):
    version = adopted(world, begun(world))
    made = activity_of(world, version.plan, 1)
    page = words_of(desk_of("呼延歌").see("plan", version.plan_id))
    assert "计划 4 次，办了 0 次，要办 1 次" in page
    assert f"/desk/activities/{made.no}" in page
    assert made.no not in words_of(desk_of("景科长").see("plan", version.plan_id))
    Activity.objects.filter(pk=made.pk).update(stage="open", opened_at=version.adopted_at)
    assert f"/activities/{made.no}" in words_of(desk_of("景科长").see("plan", version.plan_id))


def test_the_office_sees_all_teams_and_a_leader_only_the_own(world, team, desk_of):
    version = begun(world)
    office = desk_of("柳文书")
    assert "1 支分队" not in words_of(office.see("plan-desk"))
    assert "1 支总队，0 支有通过的方案" in words_of(office.see("plan-desk"))
    assert office.see("team-plans", team.pk).status_code == 200
    assert office.see("plan-new", team.pk).status_code == 200
    other = desk_of("苏远")
    assert other.see("plan", version.plan_id).status_code == 404
    assert other.see("team-plans", team.pk).status_code == 404
    assert "方案由总队来定" in words_of(other.see("plan-desk"))
    assert desk_of("马青山").send("plan-adoption", version.plan_id).status_code == 404


def test_lists_ask_a_few_things_however_many_plans(
    world, team, desk_of, django_assert_max_num_queries
):
    adopted(world, begun(world))
    first_tier(world, "nurses")
    desk = desk_of("柳文书")
    desk.see("plan-desk")
    with django_assert_max_num_queries(9):
        desk.see("plan-desk")


def test_an_adopted_plan_is_not_adjusted(world, team, desk_of):
    version = adopted(world, begun(world))
    assert desk_of("呼延歌").send("plan-adjustment", version.plan_id, **SAID).status_code == 422

"""巡回方案 on the console: a form of few fields, progress, tours three ways, one visit's cost, amendments."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.audited import deliveries as stories
from tests.audited.stages import Stage
from tests.web.console.desk import words_of
from wudan.catalog.models import Service
from wudan.deliveries.actions import plans
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import RoundPlan
from wudan.jobs.planning import plan_next

_PLANNER = "景科长"


MOST = {"round-plan": 8, "round-plan-calendar": 7, "round-plan-villages": 9, "round-plan-visit": 8}


@pytest.fixture
def count_of_queries():
    def count(act):
        with CaptureQueriesContext(connection) as found:
            act()
        return len(found)

    return count


@pytest.fixture
def stage(world):
    return Stage(world)


def test_choosing_the_service_is_enough(stage):
    desk = stage.desk("柳文书")
    haircut = Service.objects.get(code="haircut")
    page = desk.see("round-plan-new").content.decode()
    assert 'value="2026-09-14"' in page
    desk.send(
        "round-plan-new", title="理发下乡", services=[str(haircut.pk)], starts_on="2026-09-14", weeks="2",
        often="1", mode="balanced", ageing="on", effort="quick",
    )  # fmt: skip
    plan = RoundPlan.objects.get()
    assert plan.villages.count() == 4
    assert {team.unit.short_name for team in plan.teams.all()} == {"理发小队", "助老分队"}


def test_what_was_typed_stays_when_it_is_refused(stage):
    page = stage.desk(_PLANNER).send("round-plan-new", title="理发下乡", starts_on="2020-01-01")
    assert page.status_code == 422
    assert "理发下乡" in page.content.decode()


def test_progress_is_told_while_it_is_planned(stage, world):
    plan = plans.queue(plan=stories.touring(stage), by=world.actor(_PLANNER), at=stories.MONDAY)
    desk = stage.desk(_PLANNER)
    assert "等着排" in words_of(desk.see("round-plan", plan.no))
    assert "hx-trigger" in desk.see("round-plan", plan.no).content.decode()
    plan_next()
    done = words_of(desk.see("round-plan", plan.no))
    assert "第 1 周" in done
    assert "4 次" in done


def test_tours_are_shown_three_ways(stage):
    plan = stories.toured(stage)
    desk = stage.desk(_PLANNER)
    for page in ("round-plan-calendar", "round-plan-map", "round-plan-villages"):
        words = words_of(desk.see(page, plan.no))
        assert "杨柳村站" in words, page


def test_a_village_without_a_visit_reads_why(stage):
    plan = stories.toured(stage)
    week = plan.planned_weeks.get()
    service, station = Service.objects.get(code="haircut"), stage.world.units["杨柳村"]
    name = f"{service.pk}.{station.pk}"
    for tour in week.answer["tours"]:
        kept = [(v, b) for v, b in zip(tour["visits"], tour["begins"], strict=True) if v != name]
        tour["visits"], tour["begins"] = [v for v, _ in kept], [b for _, b in kept]
    week.answer["unserved"] = {name: {"because": "outbid", "prize": 12000, "price": 15000}}
    week.save()
    page = words_of(stage.desk(_PLANNER).see("round-plan-villages", plan.no))
    assert "排满了：去这一趟值 200 分钟的路，要挤掉值 250 分钟的。" in page


def test_the_cost_of_a_move_is_shown_before_it_is_made(stage):
    found = stories.a_visit(stage)
    plan = RoundPlan.objects.get()
    tour = weeks_now(plan)[0][0]
    address = f"/desk/round-plans/{plan.no}/visits/0/{found['visit']}"
    asked = f"{address}?team={tour.team}&day={(tour.day + 1) % 5}"
    words = words_of(stage.desk(_PLANNER).client.get(asked))
    assert "就这么挪" in words
    assert "路上" in words
    no = words_of(stage.desk(_PLANNER).client.get(f"{address}?team={tour.team}&day=6"))
    assert "那一天不去" in no
    for bad in ("?team=x&day=1", "?team=1&day=99"):
        assert stage.desk(_PLANNER).client.get(address + bad).status_code == 200
    assert stage.desk(_PLANNER).client.get(f"{address}x").status_code == 404


def test_an_amendment_lists_every_move(stage):
    row = stories.to_amend(stage)
    page = words_of(stage.desk(_PLANNER).see("round-plan-amendment", row.plan.no, row.pk))
    assert "别的队接上" in page
    assert "理发小队退出" in page


def test_a_leader_finds_the_way_out(stage):
    plan = stories.sent(stage)
    assert f"本队退出“{plan.title}”" in words_of(stage.desk("苏远").see("delivery-desk"))


def test_the_list_asks_the_database_little(stage, django_assert_max_num_queries):
    stories.touring(stage)
    desk = stage.desk(_PLANNER)
    desk.see("round-plan-list")
    with django_assert_max_num_queries(8):
        assert "理发下乡" in words_of(desk.see("round-plan-list"))


def test_a_stranger_finds_nothing(stage):
    plan = stories.touring(stage)
    for who in ("艾科长", "马青山", "苏远"):
        assert stage.desk(who).see("round-plan", plan.no).status_code == 404
    assert stage.desk(_PLANNER).see("round-plan", "abc").status_code == 404


@pytest.mark.parametrize(
    "page", ["round-plan", "round-plan-calendar", "round-plan-villages", "round-plan-visit"]
)
def test_the_pages_of_a_plan_ask_the_database_little(stage, page, count_of_queries):
    given = stories.a_visit(stage)
    keys = list(given.values()) if page == "round-plan-visit" else [given["no"]]
    desk = stage.desk(_PLANNER)
    desk.see(page, *keys)
    assert count_of_queries(lambda: desk.see(page, *keys)) <= MOST[page]


def test_a_draft_is_changed_and_keeps_its_villages(stage):
    plan = stories.toured(stage)
    desk = stage.desk(_PLANNER)
    page = desk.see("round-plan-outline", plan.no).content.decode()
    assert 'value="理发下乡"' in page
    assert "现在 4 个村" in page
    service = plan.services.get()
    desk.send(
        "round-plan-outline", plan.no, title="理发再下乡", services=[str(service.pk)], starts_on="2026-09-14",
        weeks="2", often="1", mode="balanced", effort="quick", version=str(plan.version),
    )  # fmt: skip
    plan.refresh_from_db()
    assert (plan.title, plan.weeks, plan.stage) == ("理发再下乡", 2, "draft")
    assert plan.villages.count() == 4
    assert not plan.planned_weeks.exists()

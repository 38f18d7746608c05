"""巡回方案: written down, planned in the background, sent out as offers; what is bad is said in words."""

from datetime import time, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from tests.deliveries.planning import day
from tests.deliveries.touring import AN_HOUR_LATER, begun, outline, planned, published, queued
from tests.world import MONDAY
from wudan.catalog.models import Service
from wudan.deliveries.actions import plans
from wudan.deliveries.enums import PlanStage
from wudan.deliveries.models import Delivery, DeliveryOffer, PlanTeam, RoundPlan
from wudan.deliveries.plan_policies import Hours
from wudan.jobs import planning
from wudan.journal.models import Event
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected, Stale
from wudan.sites.models import SitePeriod
from wudan.teams.models import Team


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


def test_a_plan_is_made_and_every_team_is_asked(world):
    made = published(world)
    offers = DeliveryOffer.objects.filter(delivery__round__plan=made)
    assert offers.count() == 8
    assert {offer.kind for offer in offers} == {"offer"}
    assert {row.service.code for row in made.rounds.all()} == {"opera", "haircut"}
    singers = Delivery.objects.filter(round__service__code="opera")
    assert {row.party for row in singers} == {world.teams["singers"].unit}
    assert Event.objects.filter(verb="round_plan.publish").count() == 1


def test_planning_is_told_as_it_goes(world):
    made = planned(world)
    assert made.stage == PlanStage.PLANNED
    steps = list(made.steps.all())
    assert [step.position for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0].gap is None
    first = [step for step in steps if step.week == 0]
    assert first[-1].gap is not None
    assert all(a.objective >= b.objective for a, b in pairwise(first[:-1]))
    assert all(week.is_done for week in made.planned_weeks.all())


def test_nobody_comes_twice_and_one_team_at_a_time(world):
    made = published(world)
    rows = list(Delivery.objects.filter(round__plan=made).order_by("unit", "starts_at"))
    assert len({(row.round_id, row.unit_id) for row in rows}) == len(rows)
    for row, after in pairwise(rows):
        assert row.unit_id != after.unit_id or row.ends_at <= after.starts_at


def test_each_service_twice_in_two_weeks(world):
    made = published(world, services=[Service.objects.get(code="opera")], often=2)
    rows = Delivery.objects.filter(round__plan=made)
    assert rows.count() == 8
    weeks = {(row.unit_id, (row.day - made.starts_on).days // 7) for row in rows}
    assert len(weeks) == 8


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "电话 13800000000"}, "title"),
        ({"services": []}, "services"),
        ({"villages": []}, "villages"),
        ({"teams": []}, "teams"),
        ({"starts_on": day(0)}, "starts_on"),
        ({"starts_on": day(-30)}, "starts_on"),
        ({"starts_on": day(800)}, "starts_on"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 90}, "weeks"),
        ({"often": 3}, "often"),
        ({"mode": "fast"}, "mode"),
        ({"effort": "for ever"}, "effort"),
        ({"starts_on": day(120)}, "services"),
    ],
)
def test_what_makes_no_plan_is_said_field_by_field(world, given, field):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        begun(world, **given)
    assert field in refused.value.fields


def test_villages_are_stations_and_teams_are_teams(world):
    with pytest.raises(Malformed) as refused, transaction.atomic():
        begun(world, villages=[world.units["铁边城"]], teams=[world.units["文旅局"]])
    assert refused.value.fields.keys() == {"villages", "teams"}


def test_a_department_plans_its_own_platform_and_a_keeper_none(world):
    opera = [Service.objects.get(code="opera")]
    assert begun(world, "艾科长", services=opera).unit == world.units["文旅局"]
    for who, code in (("景科长", "not_your_platform"), ("马青山", "not_your_role")):
        with pytest.raises(Objected) as refused, transaction.atomic():
            begun(world, who, services=opera)
        assert refused.value.code == code


def test_an_institute_plans_for_its_own_villages(world):
    here = [world.units["杨柳村"], world.units["石峁村"]]
    assert begun(world, "乔委员", villages=here).villages.count() == 2
    with pytest.raises(Objected) as refused, transaction.atomic():
        begun(world, "乔委员")
    assert refused.value.code == "not_your_village"


def test_a_team_without_hours_is_named(world):
    Team.objects.filter(unit=world.teams["singers"].unit).update(slots=0)
    made = begun(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.queue(plan=made, by=world.actor("柳文书"), at=MONDAY)
    assert (refused.value.code, "文艺队" in refused.value.words) == ("no_hours", True)
    row = made.teams.get(unit=world.teams["singers"].unit)
    hours = Hours(frozenset({1, 3}), time(9), time(16), 3)
    plans.set_hours(team=row, hours=hours, by=world.actor("柳文书"), at=MONDAY)
    assert plans.queue(plan=made, by=world.actor("柳文书"), at=MONDAY).stage == PlanStage.QUEUED


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        (Hours(frozenset(), time(9), time(16), 3), "weekdays"),
        (Hours(frozenset({1}), time(16), time(9), 3), "ends"),
        (Hours(frozenset({1}), time(3), time(9), 3), "starts"),
        (Hours(frozenset({1}), time(9), time(16), 0), "most_a_day"),
    ],
)
def test_hours_that_cannot_be_are_refused(world, hours, field):
    row = begun(world).teams.first()
    with pytest.raises(Malformed) as refused, transaction.atomic():
        plans.set_hours(team=row, hours=hours, by=world.actor("柳文书"), at=MONDAY)
    assert field in refused.value.fields


def test_a_village_without_a_point_stops_no_other(world):
    SitePeriod.objects.filter(site__unit=world.units["王台村"]).update(lon=None, lat=None)
    made = published(world)
    units = set(Delivery.objects.filter(round__plan=made).values_list("unit", flat=True))
    assert len(units) == 3
    assert world.units["王台村"].pk not in units


def test_without_any_point_base_or_able_team_nothing_is_queued(world):
    made, office = begun(world), world.actor("柳文书")
    nurses = begun(world, teams=[world.teams["nurses"].unit])
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.queue(plan=nurses, by=office, at=MONDAY)
    assert refused.value.code == "no_skill"
    SitePeriod.objects.update(lon=None, lat=None)
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.queue(plan=made, by=office, at=MONDAY)
    assert refused.value.code == "no_points"


def test_a_team_is_not_asked_on_a_day_that_is_promised(world):
    first = published(world, services=[Service.objects.get(code="opera")])
    busy = set(Delivery.objects.filter(round__plan=first).values_list("day", flat=True))
    second = published(world, services=[Service.objects.get(code="opera")], title="再来一轮")
    days = set(Delivery.objects.filter(round__plan=second).values_list("day", flat=True))
    assert days
    assert not busy & days


def test_changing_a_plan_forgets_how_it_was_planned(world):
    made = planned(world)
    office = world.actor("柳文书")
    fewer = outline(world, weeks=1)
    changed = plans.change_plan(plan=made, outline=fewer, by=office, at=MONDAY, seen=made.version)
    assert (changed.stage, changed.planned_weeks.count()) == (PlanStage.DRAFT, 0)
    with pytest.raises(Stale), transaction.atomic():
        plans.change_plan(plan=made, outline=fewer, by=office, at=MONDAY, seen=made.version)


def test_a_plan_whose_first_day_came_is_not_sent_out(world):
    made = planned(world)
    with pytest.raises(Objected) as refused, transaction.atomic():
        plans.publish_plan(plan=made, by=world.actor("柳文书"), at=MONDAY + timedelta(days=7))
    assert refused.value.code == "past"


def test_what_stands_in_the_flow_is_asked_of_it(world):
    made, office = begun(world), world.actor("柳文书")
    for act in (plans.publish_plan, lambda **g: plans.ask_amendment(**g)):
        with pytest.raises(Objected) as refused, transaction.atomic():
            act(plan=made, by=office, at=MONDAY)
        assert refused.value.code == "wrong_stage"


def test_a_cancelled_plan_is_left_alone(world):
    made = queued(world)
    plans.cancel_plan(plan=made, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    assert not planning.plan_next()
    assert RoundPlan.objects.get().stage == PlanStage.CANCELLED


def test_teams_go_when_their_slots_say(world):
    row = PlanTeam.objects.get(plan=begun(world), unit=world.teams["singers"].unit)
    assert [row.goes_on(number) for number in range(7)] == [True] * 5 + [False] * 2
    assert (row.base, row.starts) == (world.units["周湾"], time(8, 30))

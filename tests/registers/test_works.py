"""和重点工作结合: a line per key work in week, month and year; each number opens, and says what was so then (R103)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.activities import drafting
from tests.projects import keeping
from tests.projects.working import listed
from tests.registers.september import AFTER, MONTH, brought
from tests.world import COUNTY, MONDAY
from wudan.activities import actions as activities
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.lessons.reporting import blocks_of, published
from wudan.projects.actions import key_works
from wudan.registers.actions import close_month, draft_month
from wudan.registers.figures import Scope, Window, works
from wudan.registers.figures.blocks import figure_of
from wudan.registers.models import LateFact, MonthSummary, ReportMonth
from wudan.registers.week import lines_of

pytestmark = pytest.mark.postgres
ALL = Scope(COUNTY)
DAY = timedelta(days=1)
ENDED = drafting.SATURDAY + timedelta(hours=4)


def told(scope=ALL, window=MONTH):
    return {
        line.work.name: {one.key.split("-")[2]: one.value for one in line.figures}
        for line in works.lines(scope, window)
    }


def a_month(world):
    """A project on the list, two orders of one resident, a morning with forty people, an opera in a village."""
    elders, other = listed(world, "一老一小", "敬老月"), listed(world, "移风易俗")
    keeping.admitted(world)
    officer = world.actor("景科长")
    key_works.join_item(service=world.services["haircut"], work=elders, by=officer, at=MONDAY)
    for days in (0, 1):
        world.order_at("acknowledged", "秦奶奶", at=MONDAY + days * DAY)
    made = drafting.opened(world, service=world.services["haircut"], **drafting.INSURED)
    activities.end(activity=made, by=world.actor("苏远"), at=ENDED, residents=40)
    brought(world)
    return elders, other, made


def test_a_line_per_key_work_whose_numbers_open_and_add_up(world):
    a_month(world)
    assert told() == {
        "一老一小": {"shifts": 1, "residents": 40, "projects": 1, "orders": 2, "served": 1},
        "移风易俗": {},
    }
    for line in works.lines(ALL, MONTH):
        assert all(one.adds_up() for one in line.figures)
        for one in line.figures:
            assert figure_of(one.key, ALL, MONTH) == one
    assert told(Scope(COUNTY, world.units["周湾"].path))["一老一小"] == {}
    assert figure_of("work-0-shifts", ALL, MONTH) is None
    assert figure_of("work-x-shifts", ALL, MONTH) is None


def test_however_many_there_are_the_statements_are_as_many(world):
    a_month(world)
    with CaptureQueriesContext(connection) as few:
        works.lines(ALL, MONTH)
    for name in ("创文", "双拥", "禁毒"):
        listed(world, name)
    with CaptureQueriesContext(connection) as many:
        works.lines(ALL, MONTH)
    assert len(many) == len(few) <= 5


def test_a_delivery_goes_with_what_its_item_does(world):
    work = listed(world, "文化惠民")
    opera = Service.objects.get(code="opera")
    key_works.join_item(service=opera, work=work, by=world.actor("柳文书"), at=MONDAY - DAY)
    brought(world)
    assert told()["文化惠民"] == {"deliveries": 1, "heads": 30}


def test_what_was_done_before_it_went_with_it_is_not_counted(world):
    work = listed(world)
    world.order_at("acknowledged", "秦奶奶")
    service, officer = world.services["haircut"], world.actor("景科长")
    key_works.join_item(service=service, work=work, by=officer, at=MONDAY + DAY)
    assert told()["一老一小"] == {}
    world.order_at("acknowledged", "李小妹", at=MONDAY + 2 * DAY)
    key_works.join_item(service=service, work=None, by=officer, at=MONDAY + 3 * DAY)
    world.order_at("acknowledged", "秦奶奶", at=MONDAY + 4 * DAY)
    assert told()["一老一小"] == {"orders": 1, "served": 1}


def test_what_was_done_after_it_ended_is_not_counted_nor_shown(world):
    work = listed(world, ends_on=(MONDAY + DAY).date())
    key_works.join_item(
        service=world.services["haircut"], work=work, by=world.actor("景科长"), at=MONDAY
    )
    for days in (0, 3):
        world.order_at("acknowledged", "秦奶奶", at=MONDAY + days * DAY)
    assert told()["一老一小"] == {"orders": 1, "served": 1}
    assert told(window=Window.month(date(2026, 10, 1))) == {}
    week = lines_of(ALL, Window.week(MONDAY.date()), colors={})
    assert sorted(one.key_work for one in week if one.kind == "order") == ["", "一老一小"]


def test_the_week_says_it_of_each_line(world):
    a_month(world)
    week = lines_of(ALL, Window.week(MONDAY.date()), colors={})
    assert {one.key_work for one in week if one.kind in {"order", "activity"}} == {"一老一小"}


def test_the_year_tells_it_and_strikes_what_is_small(world):
    a_month(world)
    told_of_year = blocks_of(COUNTY, 2026)
    lines = next(one["lines"] for one in told_of_year if one["title"] == "和重点工作结合")
    assert {one["label"]: one["value"] for one in lines} == {
        "一老一小：活动": 1, "一老一小：活动到场群众": 40, "一老一小：期末在清单上的项目": 1,
        "一老一小：办成的单": 2, "一老一小：得到服务的群众（去重）": 1,
    }  # fmt: skip
    public = next(
        one["lines"] for one in published(told_of_year) if one["title"] == "和重点工作结合"
    )
    assert [one["value"] for one in public if one["value"] is not None] == [40]


def test_the_month_keeps_it_with_its_rows_and_says_later_what_changed(world):
    elders, other, made = a_month(world)
    draft_month(county=COUNTY, month=MONDAY.date(), at=AFTER)
    center = Unit.objects.get(county=COUNTY, kind="center")
    kept = MonthSummary.objects.get(unit=center)
    assert kept.values[f"work-{elders.pk}-orders"] == 2
    rows = kept.figures.get(key=f"work-{elders.pk}-residents").rows
    assert [(kind, pk, amount) for kind, pk, amount, _ in rows] == [("activity", made.pk, 40)]
    month = ReportMonth.objects.get(county=COUNTY)
    close_month(month=month, by=world.actor("柳文书"), at=AFTER)
    activities.join_work(activity=made, work=other, by=world.actor("苏远"), at=ENDED + 13 * DAY)
    draft_month(county=COUNTY, month=date(2026, 10, 1), at=AFTER + DAY)
    late = LateFact.objects.filter(summary__unit=center, key__startswith="work-")
    assert sorted(late.values_list("key", "amount")) == sorted(
        [
            (f"work-{elders.pk}-shifts", -1), (f"work-{elders.pk}-residents", -40),
            (f"work-{other.pk}-shifts", 1), (f"work-{other.pk}-residents", 40),
        ]
    )  # fmt: skip
    assert MonthSummary.objects.get(pk=kept.pk).values == kept.values

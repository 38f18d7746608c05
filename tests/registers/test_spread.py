"""分布报告: the share reached, the longest wait, Gini, and a month's dispatching in hindsight."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.refusing import refused
from tests.world import COUNTY, MONDAY
from wudan.jobs.reports import report_next
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Objected
from wudan.matching.batch import settle
from wudan.orders.enums import DispatchState
from wudan.orders.models import Dispatch
from wudan.people.actors import THE_CLOCK
from wudan.registers.actions import ask_daily, ask_report, figures_of, reckon_report
from wudan.registers.hindsight import replay_of
from wudan.registers.models import SpreadReport
from wudan.registers.spread import Window, gini, in_band, villages

pytestmark = pytest.mark.postgres
NEXT_MONTH = MONDAY.replace(month=10, day=5)
MONTH = midnight(MONDAY.date().replace(day=1)), midnight(NEXT_MONTH.date().replace(day=1))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([], 0), ([0, 0], 0), ([3, 3, 3], 0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25)],
)
def test_gini_is_what_it_is(counts, expected):
    assert gini(counts) == pytest.approx(expected)


def served(world, who="秦奶奶", *, days=0):
    return world.order_at("acknowledged", who, at=MONDAY + timedelta(days=days))


def test_villages_are_counted_and_each_figure_opens_to_its_rows(world):
    served(world)
    served(world, "李小妹", days=1)
    rows = villages(COUNTY, Window.before(day_of(NEXT_MONTH)))
    assert {row.name: row.count for row in rows} == {
        "杨柳村站": 2, "石峁村站": 0, "王台村站": 0, "徐家湾村站": 0,
    }  # fmt: skip
    assert {row.name for row in in_band(rows, 2)} == {"杨柳村站"}


def test_the_longest_wait_is_named(world):
    waiting = world.place("白嫂")
    served(world)
    told = figures_of(COUNTY, day_of(NEXT_MONTH))["waits"]
    assert told["open"] == {"no": waiting.no, "days": 27}
    assert told["done"]["days"] == 0


def test_the_real_month_is_never_better_than_the_bound(world):
    for day, who in enumerate(("秦奶奶", "李小妹")):
        served(world, who, days=day)
    replay = replay_of(COUNTY, *MONTH)
    told = figures_of(COUNTY, day_of(NEXT_MONTH))["hindsight"]
    assert (told["orders"], told["served"], told["bound"]) == (2, 2, told["best"])
    assert told["cost"] == replay.cost >= told["bound"] > 0
    assert told["loss"] == round(told["cost"] / told["bound"] - 1, 4)
    assert settle(replay.jobs, replay.crews, replay.arcs).objective == told["best"]


def test_an_order_that_nobody_did_costs_what_leaving_it_open_costs(world):
    order = world.order_at("offered")
    Dispatch.objects.filter(order=order).update(
        state=DispatchState.EXPIRED, answered_at=MONDAY + timedelta(days=2)
    )
    replay = replay_of(COUNTY, *MONTH)
    assert (replay.taken, replay.cost) == ({}, sum(job.penalty for job in replay.jobs))
    crew_ids = {arc.crew.split("/")[0] for arc in replay.arcs}
    assert str(world.teams["clippers"].pk) not in crew_ids, "it is known that this team did not"


def test_the_same_rows_give_the_same_figures(world):
    served(world)
    assert figures_of(COUNTY, day_of(NEXT_MONTH)) == figures_of(COUNTY, day_of(NEXT_MONTH))


def test_a_month_is_replayed_in_a_few_statements(world):
    served(world)
    served(world, "李小妹", days=1)
    with CaptureQueriesContext(connection) as asked:
        replay_of(COUNTY, *MONTH)
    assert len(asked) <= 16


def test_the_worker_takes_what_waits_once(world):
    served(world)
    ask_daily(county=COUNTY, at=NEXT_MONTH)
    assert ask_daily(county=COUNTY, at=NEXT_MONTH) == 0
    assert [report_next(at=NEXT_MONTH) for _ in range(2)] == [1, 0]
    made = SpreadReport.objects.newest_of(COUNTY)
    assert (made.figures["villages"]["count"], len(made.digest)) == (4, 64)


def test_a_report_left_by_a_dead_worker_is_taken_again(world):
    report = ask_report(county=COUNTY, by=THE_CLOCK, at=NEXT_MONTH)
    SpreadReport.objects.update(taken_at=NEXT_MONTH)
    assert reckon_report(report_id=report.pk, at=NEXT_MONTH + timedelta(minutes=5)) is None
    assert reckon_report(report_id=report.pk, at=NEXT_MONTH + timedelta(minutes=16)) is not None


def test_the_office_asks_and_nobody_else_and_one_waits_at_a_time(world):
    first = ask_report(county=COUNTY, by=world.actor("柳文书"), at=NEXT_MONTH)
    assert ask_report(county=COUNTY, by=world.actor("柳文书"), at=NEXT_MONTH) == first
    with refused(Objected):
        ask_report(county=COUNTY, by=world.actor("郝书记"), at=NEXT_MONTH)

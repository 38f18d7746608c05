"""The page of the report: figures, bars that open to rows, reckoned anew by the office."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.console.desk import NOON, words_of
from tests.world import COUNTY
from wudan.people.actors import THE_CLOCK
from wudan.registers.actions import ask_report, reckon_report
from wudan.registers.models import SpreadReport


@pytest.fixture
def report(world):
    world.order_at("acknowledged", at=NOON - timedelta(days=20))
    asked = ask_report(county=COUNTY, by=THE_CLOCK, at=NOON)
    return reckon_report(report_id=asked.pk, at=NOON)


def test_figures_open_to_their_rows_in_the_order_of_the_tree(report, desk_of):
    desk = desk_of("郝书记")
    page = words_of(desk.see("spread-report"))
    assert "得到过服务的村" in page
    assert "基尼系数" in page
    assert "不排名" in page
    rows = words_of(desk.see("spread-rows", "villages", 0))
    assert rows.index("石峁村站") < rows.index("王台村站")
    assert "杨柳村站" in words_of(desk.see("spread-rows", "villages", 1))
    assert "理发小队" in words_of(desk.see("spread-rows", "teams", 1))


def test_the_office_has_it_reckoned_anew(report, desk_of):
    desk = desk_of("柳文书")
    assert desk.send("spread-report").status_code == 303
    assert SpreadReport.objects.filter(state="waiting").count() == 1
    assert "正在算" in words_of(desk.see("spread-report"))
    assert desk_of("郝书记").send("spread-report").status_code == 422


def test_without_a_report_the_page_says_so(world, desk_of):
    desk = desk_of("郝书记")
    assert "还没有算过" in words_of(desk.see("spread-report"))
    for side, band in (("villages", 0), ("people", 0), ("villages", 99)):
        assert desk.see("spread-rows", side, band).status_code == 404


def test_the_page_asks_little(report, desk_of):
    desk = desk_of("郝书记")
    desk.see("spread-report")
    with CaptureQueriesContext(connection) as asked:
        desk.see("spread-report")
    assert len(asked) <= 8, [one["sql"][:120] for one in asked]

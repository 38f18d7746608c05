"""周台账 and the rows behind a figure, as people see them: nothing to fill in, everything opens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.registers.september import september
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.kit import clock

SUNDAY = MONDAY + timedelta(days=13)


@pytest.fixture(autouse=True)
def _later(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: SUNDAY)


def test_a_station_sees_its_week_and_opens_an_order(world, desk_of):
    september(world)
    page = words_of(desk_of("马青山").see("week-register", day="2026-09-07"))
    assert "上门理发" in page
    assert page.count('href="/orders/') == 3
    assert "<input" not in page.split("<main")[1].split("</main>")[0], "nothing to fill in"


def test_the_county_begins_with_its_branches_in_few_statements(world, desk_of):
    september(world)
    desk = desk_of("柳文书")
    desk.see("week-register", day="2026-09-07")
    with CaptureQueriesContext(connection) as asked:
        page = words_of(desk.see("week-register", day="2026-09-07"))
    assert page.index("铁边城所") < page.index("周湾所")
    mine = [one for one in asked.captured_queries if "session" not in one["sql"]]
    assert len(mine) <= 15, [one["sql"][:80] for one in mine]


def test_another_unit_is_not_there_for_who_has_nothing_to_do_with_it(world, desk_of):
    town = world.units["周湾"].pk
    assert desk_of("马青山").see("week-register", unit=town).status_code == 404
    assert desk_of("乔委员").see("week-register", unit=town).status_code == 404
    assert desk_of("郝书记").see("week-register", unit=town).status_code == 200
    assert desk_of("马青山").see("week-register", unit="²").status_code == 404
    assert desk_of("马青山").see("week-register", day="9999-12-31").status_code == 404


@pytest.mark.parametrize(("form", "head"), [("", b"%PDF"), ("xlsx", b"PK")])
def test_it_comes_on_paper_and_as_a_sheet_in_the_countys_layout(world, desk_of, form, head):
    september(world)
    answer = desk_of("马青山").see("week-sheet", day="2026-09-07", form=form)
    assert answer.content.startswith(head)


def test_a_figure_opens_to_rows_that_add_up(world, desk_of):
    september(world)
    asked = {"key": "orders-placed", "from": "2026-09-01", "to": "2026-09-30"}
    page = words_of(desk_of("马青山").see("figure-parts", **asked))
    assert "点单：5 件" in page
    assert page.count('href="/orders/') == 5
    sheet = words_of(desk_of("马青山").see("figure-sheet", **asked))
    assert '"合计","5"' in sheet
    assert desk_of("马青山").see("figure-parts", **{**asked, "key": "logins"}).status_code == 404

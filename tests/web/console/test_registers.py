"""周台账 and the rows behind a figure, as people see them: nothing to fill in, everything opens."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.complaints.saying import answered, filed
from tests.registers.september import september, served
from tests.web.console.desk import words_of
from tests.world import COUNTY, MONDAY
from wudan.complaints.published import told
from wudan.kit import clock
from wudan.kit.figures import Figure
from wudan.registers.actions import draft_month
from wudan.registers.models import MonthSummary, ReportMonth

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
    assert len(asked) <= 13, [
        one["sql"][:80] for one in asked.captured_queries
    ]  # one of the menu's, at the end of a quarter
    answered = [
        desk.client.get(url).status_code
        for url in re.findall(r'href="(/(?:orders|activities|desk/deliveries)/[^"]+)"', page)
    ]
    assert answered
    assert set(answered) == {200}, "what is linked opens"


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


OCTOBER = MONDAY.replace(month=10, day=2)


@pytest.fixture
def drafted(world, monkeypatch):
    """September is over and drafted."""
    monkeypatch.setattr(clock, "now", lambda: OCTOBER)
    september(world)
    draft_month(county=COUNTY, month=MONDAY.date(), at=OCTOBER)
    return ReportMonth.objects.get(month=MONDAY.date().replace(day=1))


def of(world, name):
    return MonthSummary.objects.get(
        unit=world.units[name], month__month=MONDAY.date().replace(day=1)
    )


def test_a_reporter_is_reminded_sees_every_number_open_and_confirms_with_one_tap(
    world, drafted, desk_of
):
    desk, one = desk_of("乔委员"), of(world, "铁边城")
    assert "等您看一眼" in words_of(desk.see("month-desk"))
    assert "等您看一眼" in words_of(desk.see("queue"))
    assert "等您看一眼" in words_of(desk_of("景科长").see("dispatching"))
    page = words_of(desk.see("month-summary", one.pk))
    links = set(re.findall(rf"/desk/summaries/{one.pk}/([a-z0-9-]+)\"", page)) - {
        "sheet",
        "confirmation",
    }
    assert links == {key for key, value in one.values.items() if value}
    for key in links:
        assert f"：{one.values[key]} " in words_of(desk.see("summary-figure", one.pk, key))
    assert "required" not in page.split("<main")[1].split("</main>")[0], "nothing must be typed"
    desk.send("summary-confirmation", one.pk, digest=one.digest)
    assert of(world, "铁边城").confirmed_as == "铁边城所·宣传委员"
    assert "等您看一眼" not in words_of(desk.see("month-desk"))
    again = desk.send("summary-confirmation", one.pk, digest=one.digest)
    assert (again.status_code, "已经由" in words_of(again)) == (422, True)


def test_what_changed_is_shown_before_it_is_confirmed(world, drafted, desk_of):
    desk, one = desk_of("乔委员"), of(world, "铁边城")
    served(world, days=9)
    desk.send("summary-confirmation", one.pk, digest=one.digest)
    page = words_of(desk.see("month-summary", one.pk))
    assert "上次看了以后变了的数" in page
    assert "120 → 240 分钟" in page
    assert of(world, "铁边城").confirmed_at is None


def test_the_office_closes_and_reopens_the_month_in_the_order_of_the_tree(world, drafted, desk_of):
    office = desk_of("柳文书")
    page = words_of(office.see("month", drafted.pk)).split("<main")[1]
    assert page.index("铁边城所") < page.index("周湾所") < page.index("民政局")
    office.send("month-closing", drafted.pk)
    assert "数和出处都固定了" in words_of(office.see("month", drafted.pk))
    assert office.send("month-closing", drafted.pk).status_code == 422
    assert office.send("month-reopening", drafted.pk, why="").status_code == 422
    office.send("month-reopening", drafted.pk, why="漏了一场活动")
    assert "漏了一场活动" in words_of(office.see("month", drafted.pk))


@pytest.mark.parametrize(("form", "head"), [("", b"%PDF"), ("xlsx", b"PK")])
def test_a_summary_comes_on_paper_and_as_a_sheet(world, drafted, desk_of, form, head):
    answer = desk_of("乔委员").see("summary-sheet", of(world, "铁边城").pk, form=form)
    assert answer.content.startswith(head)


def test_complaints_stand_in_the_countys_month_alone_and_open_to_who_may_see_them(
    world, drafted, desk_of
):
    filed_about = ["杨柳村"] * 6 + ["铁边城"]
    for about in filed_about:
        held = filed(world, about=about)
    answered(world, held, "柳文书")
    county, town = of(world, "c"), of(world, "铁边城")
    seen = desk_of("柳文书").see("month-summary", county.pk)
    told = {one.label: one for one in seen.context["complained"]}
    assert (told["收到投诉"].words, told["投诉建议答复了的"].words) == ("7", "少于 5")
    office, rows = desk_of("柳文书"), told["收到投诉"].url
    assert len(office.client.get(rows).context["rows"]) == 7
    assert len(office.client.get(told["投诉建议答复了的"].url).context["rows"]) == 1
    assert office.client.get(rows.replace("2026-09", "2026-99")).status_code == 404
    barred = desk_of("乔委员").client.get(rows).context["rows"]
    assert len(barred) == 6, "what is about the town is not there for the town"
    assert desk_of("乔委员").see("month-summary", town.pk).context["complained"] == []
    leader = desk_of("郝书记").see("month-summary", county.pk)
    assert [one.url for one in leader.context["complained"]] == [""] * 4
    assert not [key for key in county.values if "complaint" in key], "nothing is kept"
    assert office.see("summary-sheet", county.pk).content.startswith(b"%PDF")


def test_in_time_is_not_told_when_few_were_late(world):
    def as_told(values):
        keys = ("complaints-came", "suggestions-came", "complaints-answered-in-month",
                "complaints-answered-in-time")  # fmt: skip
        rows = [Figure(key, key, n, "件", list) for key, n in zip(keys, values, strict=True)]
        return [words for _, words in told(rows)]

    assert as_told((9, 0, 8, 8)) == ["9", "0", "8", "8"]
    assert as_told((9, 3, 8, 6)) == ["9", "少于 5", "8", "不单独说"]
    assert as_told((9, 0, 9, 4)) == ["9", "0", "9", "少于 5"]


def test_the_pages_of_a_month_ask_the_database_little(world, drafted, desk_of):
    office, one = desk_of("柳文书"), of(world, "c")
    for name, pk in (("month", drafted.pk), ("month-summary", one.pk)):
        office.see(name, pk)
        with CaptureQueriesContext(connection) as asked:
            office.see(name, pk)
        assert len(asked) <= 12, [query["sql"][:90] for query in asked]

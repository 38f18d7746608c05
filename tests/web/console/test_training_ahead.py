"""Next year's plan on the page: a draft to change, adopted before the year begins, read when it is over."""

from datetime import date, datetime, timedelta

import pytest

from tests.training.sessions import opened
from tests.web.console.desk import words_of
from tests.world import MONDAY, take_step
from wudan.catalog.models import Service
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.teams.models import TrainingPlan

OCTOBER = datetime(2026, 10, 9, 9, tzinfo=CHINA)


@pytest.fixture
def october(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: OCTOBER)


def test_before_october_no_page_offers_it(desk_of):
    desk = desk_of("乔委员")
    assert "2027 年" not in words_of(desk.see("training-desk", year="2027"))
    assert "2027 年" not in words_of(desk.see("training-plan", year="2027"))


def test_it_is_drafted_changed_adopted_and_shown_against_what_comes(world, desk_of, october):
    Service.objects.filter(code="bath").update(skills=["bathing"])
    order = world.place("秦奶奶", "bath")
    take_step(world, order, "decline", at=MONDAY + timedelta(hours=1))
    desk = desk_of("乔委员")
    assert "起草 2027 年的计划" in words_of(desk.see("training-desk", year="2027"))
    drafted = desk.see("training-plan", year="2027")
    assert "今年 1 单没有受过训的人能去" in words_of(drafted)
    assert drafted.context["form"]["position_count"].value() == 1
    assert order.no in words_of(desk.see("orders", lacked="bathing"))
    assert order.no not in words_of(desk.see("orders", lacked="nursing"))
    said = {"year": "2027", "words": "补助浴。", "general_count": "1", "position_count": "2",
            "professional_count": "0"}  # fmt: skip
    answer = desk.send("training-plan", **said)
    assert answer["Location"].endswith("?year=2027")
    plan = TrainingPlan.objects.get(year=2027)
    assert "还没有通过" in words_of(desk.see("training-desk", year="2027"))
    assert desk.send("training-adoption", plan.pk, version=1).status_code == 303
    opened(world, at=OCTOBER, day=date(2027, 1, 10))
    page = words_of(desk.see("training-desk", year="2027"))
    assert "铁边城所·宣传委员通过" in page
    assert "办了 0 次，约好 1 次，计划 2 次" in page


def test_a_year_that_is_over_is_still_read(world, desk_of, october, monkeypatch):
    desk = desk_of("乔委员")
    said = {"year": "2026", "words": "补上助浴。", "general_count": "1", "position_count": "0",
            "professional_count": "0"}  # fmt: skip
    desk.send("training-plan", **said)
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 2, 1, 9, tzinfo=CHINA))
    desk = desk_of("乔委员")
    assert "补上助浴" in words_of(desk.see("training-desk", year="2026"))
    assert "今年还没有计划" in words_of(desk.see("training-desk"))
    assert "那一年没有计划" not in words_of(desk.see("training-desk", year="2026"))


def test_the_plan_of_a_year_that_is_over_is_mended(world, desk_of, october, monkeypatch):
    desk = desk_of("乔委员")
    said = {"year": "2026", "words": "补上助浴。", "general_count": "1", "position_count": "0",
            "professional_count": "0"}  # fmt: skip
    desk.send("training-plan", **said)
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 2, 1, 9, tzinfo=CHINA))
    desk = desk_of("乔委员")
    assert desk.see("training-plan", year="2026").context["form"]["year"].value() == 2026
    wrong = desk.send("training-plan", **said | {"words": ""})
    assert (wrong.status_code, wrong.context["form"].errors.keys()) == (422, {"words"})
    mended = desk.send("training-plan", **said | {"words": "补上助浴，办了两次。"})
    assert mended["Location"].endswith("?year=2026")
    plan = TrainingPlan.objects.get(year=2026)
    assert (plan.version, plan.words) == (2, "补上助浴，办了两次。")
    assert desk.send("training-plan", **said | {"year": "2025"}).status_code == 422


def test_the_desk_asks_the_same_whichever_year(desk_of, october, django_assert_max_num_queries):
    desk = desk_of("乔委员")
    for year in ("2025", "2026", "2027"):
        with django_assert_max_num_queries(9):
            desk.see("training-desk", year=year)

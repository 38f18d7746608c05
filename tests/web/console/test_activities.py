"""The organiser's pages of activities: the list, writing one, its places and people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.activities.drafting import drafted, opened, opening, sign
from tests.audited.activities import NEW
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.activities.actions import end_over
from wudan.activities.models import Activity, SignUp
from wudan.activities.wanted import WantedPosition
from wudan.kit import clock


def only() -> Activity:
    return Activity.objects.get()


def test_one_is_written_opened_and_listed(desk_of):
    desk = desk_of("苏远")
    assert desk.send("activity-new", **NEW).status_code == 303
    made = only()
    assert (made.stage, made.unit.short_name, opening(made).quota) == ("draft", "理发小队", 2)
    assert "周六村口义剪" in words_of(desk.see("activity-desk", tab="drafts"))
    assert desk.send("activity-stage", made.no, act="open", version=1).status_code == 303
    assert "周六村口义剪" in words_of(desk_of("马青山").see("activity-desk"))
    assert "周六村口义剪" not in words_of(desk_of("贾站长").see("activity-desk"))


def test_what_is_not_on_the_menu_may_choose_its_platform(world, desk_of):
    desk, chosen = desk_of("马青山"), world.platforms["culture"]
    assert chosen.name in words_of(desk.see("activity-new"))
    assert desk.send("activity-new", **NEW, platform=str(chosen.pk)).status_code == 303
    assert only().platform == chosen
    assert chosen.name in words_of(desk.see("desk-activity", only().no))
    wrong = desk.send("activity-new", **NEW, platform="99999999999999999999")
    assert wrong.status_code == 422


def test_what_was_typed_is_kept_when_refused(desk_of):
    answer = desk_of("苏远").send(
        "activity-new", **NEW | {"place": "找 13900001234", "shift1_day": "2026-09-13"}
    )
    assert answer.status_code == 422
    page = words_of(answer)
    assert "找 13900001234" in page
    assert "三样都要写" in page
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"shift0_day": "某天"}, {"shift0_ends": "08:00"}, {"position0_quota": "很多"},
        {"position0_quota": "99999999999"}, {"position0_name": ""}, {"venue": "月亮上"}, {"team": "0"},
        {"min_age": "-1"}, {"closes_at": "明天"}, {"service": "99999999999999999999"},
        {"color": "grey"}, {"title": "\0"},
    ],
)  # fmt: skip
def test_bad_input_is_told_never_a_crash(desk_of, wrong):
    assert desk_of("苏远").send("activity-new", **NEW | wrong).status_code == 422
    assert not Activity.objects.exists()


def test_a_draft_says_what_is_still_missing_and_why_it_cannot_open(world, desk_of):
    made, desk = drafted(world, place="", is_risky=True), desk_of("苏远")
    page = words_of(desk.see("desk-activity", made.no))
    assert "在哪里集合" in page
    assert "保险" in page
    assert desk.send("activity-stage", made.no, act="open", version=1).status_code == 422


def test_an_open_one_is_corrected_but_for_its_shifts(world, desk_of):
    made, desk = opened(world), desk_of("苏远")
    assert "shift0_day" not in words_of(desk.see("activity-correction", made.no))
    answer = desk.send("activity-correction", made.no, **NEW | {"place": "学校门口"}, version=2)
    assert answer.status_code == 303
    assert only().place == "学校门口"


def test_who_changed_it_meanwhile_is_seen(world, desk_of):
    made = opened(world)
    answer = desk_of("苏远").send("activity-correction", made.no, **NEW, version=1)
    assert answer.status_code == 409


def test_somebody_without_a_telephone_is_written_in_and_waits_when_full(world, desk_of):
    made, desk = opened(world, positions=(WantedPosition("理发", 1),)), desk_of("马青山")
    sign(world, made, "小武")
    phone, said = world.phone("苏远"), {"opening": opening(made).pk, "channel": "counter"}
    assert desk.send("activity-entry", made.no, name="苏远", phone=phone, **said).status_code == 303
    page = words_of(desk.see("desk-activity", made.no))
    assert "候补 第 1 号" in page
    assert "到站当面" in page
    row = SignUp.objects.get(person=world.people["小武"])
    assert desk.send("sign-up-withdrawal", made.no, row.pk).status_code == 303
    assert SignUp.objects.get(person=world.people["苏远"]).state == "placed"


def test_nobody_of_that_name_and_telephone_is_told_alike(world, desk_of):
    made = opened(world)
    said = {"opening": opening(made).pk, "channel": "counter", "phone": "10199999999"}
    answer = desk_of("苏远").send("activity-entry", made.no, name="小武", **said)
    assert answer.status_code == 422
    assert "没有找到这个人" in words_of(answer)


def test_cancelled_with_a_reason_that_stays_on_the_page(world, desk_of):
    made, desk = opened(world), desk_of("苏远")
    assert desk.send("activity-cancellation", made.no, why="").status_code == 422
    assert desk.send("activity-cancellation", made.no, why="下大雨").status_code == 303
    assert "取消了：下大雨" in words_of(desk.see("desk-activity", made.no))


def test_at_the_end_one_may_say_how_it_went_or_nothing(world, desk_of, monkeypatch):
    made, bare = opened(world), opened(world, title="村口理发")
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(days=6))
    desk = desk_of("苏远")
    assert "到场群众约几位" in words_of(desk.see("desk-activity", made.no))
    wrong = desk.send(
        "activity-stage", made.no, act="end", version=2, residents="很多", summary="热闹"
    )
    assert wrong.status_code == 422
    assert "热闹" in words_of(wrong)
    said = {"residents": "42", "summary": "坐满了院子。"}
    assert desk.send("activity-stage", made.no, act="end", version=2, **said).status_code == 303
    page = words_of(desk.see("desk-activity", made.no))
    assert "42 位" in page
    assert "坐满了院子。" in page
    week = words_of(desk_of("马青山").see("week-register", day="2026-09-07"))
    assert "坐满了院子。" in week
    assert desk.send("activity-stage", bare.no, act="end", version=2).status_code == 303
    bare.refresh_from_db()
    assert (bare.stage, bare.residents_came, bare.summary) == ("ended", None, "")


def test_what_the_clock_ended_is_summed_up_later_with_what_was_said_in_the_form(
    world, desk_of, monkeypatch
):
    made = opened(world)
    after = MONDAY + timedelta(days=7)
    end_over(at=after)
    monkeypatch.setattr(clock, "now", lambda: after)
    desk = desk_of("苏远")
    made.refresh_from_db()
    assert "补写情况" in words_of(desk.see("desk-activity", made.no))
    said = {"act": "sum_up", "version": made.version, "residents": "17", "summary": "天冷，人少。"}
    assert desk.send("activity-stage", made.no, **said).status_code == 303
    page = desk.see("desk-activity", made.no)
    assert "17 位" in words_of(page)
    assert 'value="17"' in page.content.decode()
    monkeypatch.setattr(clock, "now", lambda: after + timedelta(days=15))
    assert "补写情况" not in words_of(desk_of("苏远").see("desk-activity", made.no))


def test_it_is_copied_without_its_days(world, desk_of):
    made, desk = opened(world), desk_of("苏远")
    page = words_of(desk.see("activity-new", like=made.no))
    assert "周六村口义剪" in page
    assert "2026-09-12" not in page


def test_a_series_is_made(world, desk_of):
    made, desk = opened(world), desk_of("苏远")
    said = {"every": "week", "until": "2026-09-26", "opens": "on"}
    assert desk.send("activity-repetition", made.no, **said).status_code == 303
    assert Activity.objects.filter(stage="open").count() == 3
    assert "一共 3 次" in words_of(desk.see("desk-activity", made.no))


def test_an_order_taken_on_becomes_one(world, desk_of):
    order, desk = world.order_at("scheduled"), desk_of("苏远")
    assert desk.send("order-activity", order.no).status_code == 303
    assert order.number in words_of(desk.see("desk-activity", only().no))


def test_the_list_and_the_page_ask_little_of_the_database(world, desk_of):
    made, desk = opened(world), desk_of("柳文书")
    for name in ("小武", "李小妹", "白嫂"):
        sign(world, made, name)
    desk.see("activity-desk")
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.see("activity-desk")
    assert len(few) <= 6, [one["sql"][:90] for one in few]
    with CaptureQueriesContext(connection) as some:
        desk.see("desk-activity", made.no)
    assert len(some) <= 14, [one["sql"][:90] for one in some]

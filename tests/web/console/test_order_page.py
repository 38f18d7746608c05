"""The order's page for staff: what can be done, what cannot and why, what else is going on."""

from tests.web.console.desk import words_of
from tests.world import MONDAY


def test_what_cannot_be_done_is_grouped_under_its_reason(world, desk_of):
    order = world.place()
    keeper = desk_of("马青山")
    keeper.act("escalation", order)
    groups = keeper.see("order", order.no).context["blocked"]
    assert [group.words for group in groups] == ["这一单现在由铁边城所负责。"]
    assert len(groups[0].labels) == 7


def test_a_dispatcher_is_not_told_of_acts_that_belong_to_the_team(world, desk_of):
    page = words_of(desk_of("景科长").see("order", world.order_at("offered").no))
    assert "这一单没有派给您的队伍" not in page
    assert "收回派单" in page


def test_the_beneficiarys_other_bookings_are_shown(world, desk_of):
    booked = world.order_at("scheduled")
    order = world.place("秦奶奶", "bath")
    page = words_of(desk_of("马青山").see("order", order.no))
    assert f"/orders/{booked.no}" in page
    assert "这位群众的日历" in page


def test_a_second_haircut_on_the_day_of_the_first_is_warned_of(world, desk_of):
    booked = world.order_at("scheduled")
    day = booked.dispatch.fulfillment.starts_at.date()
    order = world.place(at=MONDAY, wanted_on=day)
    for name in ("马青山", "柳文书"):
        page = words_of(desk_of(name).see("order", order.no))
        assert "已经有一单“上门理发”" in page
        assert booked.number in page


def test_the_same_need_placed_twice_is_pointed_out(world, desk_of):
    first, second = world.place(), world.place()
    page = words_of(desk_of("马青山").see("order", second.no))
    assert "这位群众还有一单差不多的" in page
    assert first.number in page


def test_readers_see_the_story_and_no_name(world, desk_of):
    order = world.order_at("reviewed")
    for name in ("郝书记", "严审计"):
        page = words_of(desk_of(name).see("order", order.no))
        assert "秦**" in page
        assert world.phone("秦奶奶") not in page
        assert "杨柳村三组" not in page
        assert "剪好了，扫干净了。" in page


def test_an_order_that_left_the_way_says_where_it_went(world, desk_of):
    page = words_of(desk_of("马青山").see("order", world.order_at("declined").no))
    assert "去处：12345" in page


def test_the_chain_of_dispatches_tells_who_was_asked_and_what_they_said(world, desk_of):
    order = world.order_at("offered")
    desk_of("苏远").act("refusal", order, reason="weather", words="路封了")
    page = words_of(desk_of("景科长").see("order", order.no))
    assert "理发小队" in page
    assert "下雨下雪，路不好走；路封了" in page

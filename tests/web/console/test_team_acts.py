"""接下、谢绝、改期、开始、办完: what a team leader does."""

import pytest

from tests.web.console.desk import tomorrow, words_of
from wudan.orders.enums import DispatchState, Stage
from wudan.orders.models import Fulfillment, Order


def test_a_team_takes_an_offer_on(world, desk_of):
    order = world.order_at("offered")
    answer = desk_of("苏远").act(
        "confirmation", order, starts_at=tomorrow(), contact="苏远", people_count="2"
    )
    assert answer.status_code == 303
    made = Fulfillment.objects.get(order=order)
    assert (made.contact, made.people_count) == ("苏远", 2)


def test_missing_fields_are_named_and_the_typed_ones_kept(world, desk_of):
    order = world.order_at("offered")
    answer = desk_of("苏远").act("confirmation", order, contact="苏远和小武", people_count="二")
    page = words_of(answer)
    assert answer.status_code == 422
    assert "请选日期和时间。" in page
    assert "人数写数字。" in page
    assert "苏远和小武" in page


def test_a_time_that_has_passed_is_refused_beside_its_field(world, desk_of):
    order = world.order_at("offered")
    answer = desk_of("苏远").act(
        "confirmation", order, starts_at="2026-09-01T09:00", contact="苏远", people_count="1"
    )
    assert answer.status_code == 422
    assert "约定时间已经过去了。" in words_of(answer)
    assert "2026-09-01T09:00" in words_of(answer)


def test_phone_and_address_are_shown_only_after_the_yes_and_until_it_is_done(world, desk_of):
    order = world.order_at("offered")
    leader, phone = desk_of("苏远"), world.phone("秦奶奶")
    assert phone not in words_of(leader.see("order", order.no))
    assert leader.send("contact", order.no, purpose="serve").status_code == 422
    leader.act("confirmation", order, starts_at=tomorrow(), contact="苏远", people_count="1")
    assert phone not in words_of(leader.see("order", order.no))
    page = words_of(leader.send("contact", order.no, purpose="serve"))
    assert phone in page
    assert "杨柳村三组" in page
    leader.act("fulfillment", order, words="剪好了", minutes="40")
    page = words_of(leader.see("order", order.no))
    assert phone not in page
    assert "秦奶奶" not in page


def test_a_refusal_has_no_consequence_and_leads_back_to_the_desk(world, desk_of):
    order = world.order_at("offered")
    leader = desk_of("苏远")
    assert "谢绝没有任何影响" in words_of(leader.see("order", order.no))
    answer = leader.act("refusal", order, reason="no_people")
    assert (answer.status_code, answer["Location"]) == (303, "/desk/team")
    order.refresh_from_db()
    assert order.stage == Stage.ACCEPTED
    assert order.dispatches.get().state == DispatchState.REFUSED
    assert leader.see("order", order.no).status_code == 404


def test_a_refusal_sent_twice_is_answered_alike(world, desk_of):
    order = world.order_at("offered")
    leader = desk_of("苏远")
    fields = {"version": order.version, "reason": "weather", "token": "pressed-twice"}
    answers = [leader.send("refusal", order.no, **fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]


def test_a_refusal_needs_a_reason_for_the_dispatcher(world, desk_of):
    answer = desk_of("苏远").act("refusal", world.order_at("offered"), words="去不了")
    assert answer.status_code == 422
    assert "请选一个原因。" in words_of(answer)
    assert "去不了" in words_of(answer)


def test_a_department_may_only_hand_a_duty_back_as_not_its_own(world, desk_of):
    order = world.order_at("accepted")
    desk_of("柳文书").act("dispatch", order, department=world.units["民政局"].pk)
    officer = desk_of("景科长")
    page = words_of(officer.see("order", order.no))
    assert "不属本部门职责" in page
    assert "队里没有会做的人" not in page
    assert officer.act("refusal", order, reason="no_people").status_code == 422
    assert officer.act("refusal", order, reason="not_our_remit").status_code == 303


def test_an_appointment_is_moved(world, desk_of):
    order = world.order_at("scheduled")
    answer = desk_of("苏远").act("appointment", order, starts_at="2026-09-10T15:00", words="下雨")
    assert answer.status_code == 303
    assert f"{Fulfillment.objects.get(order=order).starts_at:%m-%d}" == "09-10"


def test_starting_asks_for_nothing(world, desk_of):
    order = world.order_at("scheduled")
    assert desk_of("苏远").act("start", order).status_code == 303
    assert Order.objects.get(pk=order.pk).stage == Stage.STARTED


def test_done_is_one_sentence_and_the_minutes(world, desk_of):
    order = world.order_at("started")
    answer = desk_of("苏远").act("fulfillment", order, words="剪好了，扫干净了", minutes="35")
    assert answer.status_code == 303
    assert Fulfillment.objects.get(order=order).minutes == 35


@pytest.mark.parametrize(
    ("minutes", "said"),
    [("", "请写用了多少分钟"), ("2000", "1 分钟到 16 小时之间"), ("半", "写数字")],
)
def test_impossible_minutes_are_refused_and_the_sentence_kept(world, desk_of, minutes, said):
    order = world.order_at("started")
    answer = desk_of("苏远").act("fulfillment", order, words="剪好了", minutes=minutes)
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert "剪好了" in words_of(answer)


def test_another_team_finds_no_such_order(world, desk_of):
    order = world.order_at("offered")
    assert desk_of("宗梅").see("order", order.no).status_code == 404
    assert desk_of("宗梅").act("confirmation", order).status_code == 404

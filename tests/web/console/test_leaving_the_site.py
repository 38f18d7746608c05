"""转办、上交、合并、作废: other ways an order leaves a desk."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order


def test_an_order_is_referred_to_a_hotline(world, desk_of):
    order = world.place()
    assert desk_of("马青山").act("referral", order, target="12348").status_code == 303
    order.refresh_from_db()
    assert (order.stage, order.closed_code) == (Stage.REFERRED, "12348")


def test_a_referral_needs_a_target(world, desk_of):
    answer = desk_of("马青山").act("referral", world.place(), words="找法律的")
    assert answer.status_code == 422
    assert "请选转给谁。" in words_of(answer)
    assert "找法律的" in words_of(answer)


def test_an_escalated_order_stays_in_the_keepers_sight(world, desk_of):
    order = world.place()
    keeper = desk_of("马青山")
    assert keeper.act("escalation", order, words="本站没人会").status_code == 303
    page = words_of(keeper.see("order", order.no))
    assert "现在由铁边城所受理" in page
    assert "这一单现在由铁边城所负责" in page


def test_the_center_has_nowhere_to_escalate_to(world, desk_of):
    order = world.place()
    desk_of("马青山").act("escalation", order)
    desk_of("乔委员").act("escalation", order)
    answer = desk_of("柳文书").act("escalation", order)
    assert answer.status_code == 422
    assert "已经在县中心，不能再上交" in words_of(answer)


def test_two_orders_of_one_need_become_one(world, desk_of):
    first, second = world.place(), world.place()
    answer = desk_of("马青山").act("merger", second, into=first.pk)
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{first.no}")
    assert Order.objects.get(pk=second.pk).merged_into_id == first.pk


def test_an_order_of_somebody_else_is_no_choice_to_merge_into(world, desk_of):
    order, other = world.place(), world.place("李小妹")
    world.place()
    page = words_of(desk_of("马青山").see("order", order.no))
    assert other.number not in page
    answer = desk_of("马青山").act("merger", order, into=other.pk)
    assert answer.status_code == 422
    assert "请选并入哪一单。" in words_of(answer)


def test_a_single_order_says_that_there_is_nothing_to_merge_with(world, desk_of):
    page = words_of(desk_of("马青山").see("order", world.place().no))
    assert "这位群众没有另一张在办的单。" in page


def test_the_center_voids_with_a_reason(world, desk_of):
    order = world.order_at("accepted")
    assert desk_of("柳文书").act("voiding", order, reason="wrong_person").status_code == 303
    assert Order.objects.get(pk=order.pk).stage == Stage.VOID


def test_a_void_without_a_reason_is_refused(world, desk_of):
    answer = desk_of("柳文书").act("voiding", world.place(), words="录错")
    assert answer.status_code == 422
    assert "请选一个原因。" in words_of(answer)
    assert "录错" in words_of(answer)


def test_a_keeper_sees_no_voiding_and_may_not(world, desk_of):
    order = world.place()
    keeper = desk_of("马青山")
    assert f"/orders/{order.no}/voiding" not in words_of(keeper.see("order", order.no))
    answer = keeper.act("voiding", order, reason="wrong_person")
    assert answer.status_code == 422
    assert "“作废”由中心办公室来做" in words_of(answer)

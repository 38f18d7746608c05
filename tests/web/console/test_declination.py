"""不予受理."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order


def test_a_declined_resident_reads_where_to_go(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("declination", order, reason="out_of_scope", next_place="12345")
    assert answer.status_code == 303
    order.refresh_from_db()
    assert (order.stage, order.next_place) == (Stage.DECLINED, "12345")


def test_without_a_next_place_nothing_is_declined(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("declination", order, reason="commercial", words="这是买卖")
    assert answer.status_code == 422
    assert "请告诉群众可以去哪里办" in words_of(answer)
    assert "这是买卖" in words_of(answer)
    assert Order.objects.get(pk=order.pk).stage == Stage.PLACED


def test_another_reason_needs_a_sentence(world, desk_of):
    answer = desk_of("马青山").act(
        "declination", world.place(), reason="other", next_place="镇政府"
    )
    assert answer.status_code == 422
    assert "选了“其他”" in words_of(answer)
    assert "镇政府" in words_of(answer)


def test_an_accepted_order_can_no_longer_be_declined(world, desk_of):
    order = world.order_at("accepted")
    answer = desk_of("马青山").act("declination", order, reason="commercial", next_place="12345")
    assert answer.status_code == 422
    assert "不能不予受理" in words_of(answer)

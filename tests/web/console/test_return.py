"""退回补充."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order


def test_the_resident_is_told_what_is_missing(world, desk_of):
    order = world.place()
    answer = desk_of("马青山").act("return", order, reason="time_missing", words="上午下午也说一下")
    assert answer.status_code == 303
    assert Order.objects.get(pk=order.pk).stage == Stage.RETURNED
    page = words_of(desk_of("马青山").see("order", order.no))
    assert "没说哪天方便；上午下午也说一下" in page


def test_nothing_missing_is_no_return(world, desk_of):
    answer = desk_of("马青山").act("return", world.place(), words="再说说")
    assert answer.status_code == 422
    assert "请选还缺什么。" in words_of(answer)
    assert "再说说" in words_of(answer)


def test_something_else_missing_needs_words(world, desk_of):
    answer = desk_of("马青山").act("return", world.place(), reason="other")
    assert answer.status_code == 422
    assert "请写清楚还缺什么" in words_of(answer)

"""整改回访 and 收回派单: what the office does about what went wrong."""

from tests.web.console.desk import words_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order


def test_a_low_score_is_followed_up_and_stays_what_it_was(world, desk_of):
    order = world.order_at("following_up")
    answer = desk_of("柳文书").act(
        "follow-up", order, resolution="redone", words="补剪了一次，老人满意"
    )
    assert answer.status_code == 303
    order = Order.objects.get(pk=order.pk)
    assert order.stage == Stage.SETTLED
    assert order.review.score == 1


def test_a_follow_up_needs_result_and_words(world, desk_of):
    order = world.order_at("following_up")
    answer = desk_of("柳文书").act("follow-up", order, words="打过电话")
    assert answer.status_code == 422
    assert "请选处理结果。" in words_of(answer)
    assert "打过电话" in words_of(answer)


def test_nobody_of_the_office_is_offered_to_rate(world, desk_of):
    order = world.order_at("acknowledged")
    page = words_of(desk_of("柳文书").see("order", order.no))
    assert f"/orders/{order.no}/review" not in page


def test_a_dispatch_is_recalled_with_a_reason(world, desk_of):
    order = world.order_at("offered")
    officer = desk_of("景科长")
    assert officer.act("recall", order).status_code == 422
    assert officer.act("recall", order, words="队伍临时有事").status_code == 303
    page = words_of(officer.see("order", order.no))
    assert "队伍临时有事" in page
    assert "已收回" in page

"""口述: the keeper writes down what the resident says, and the page tells who did (ADR 98)."""

from datetime import timedelta

from tests.domain.test_said_by_mouth import taken
from tests.web.console.desk import NOON, words_of
from wudan.orders import actions
from wudan.orders.models import Callback, Order


def test_what_was_missing_is_written_down_and_shown_on_page_and_slip(world, desk_of):
    order, desk = taken(world, "returned"), desk_of("马青山")
    assert "补充（照群众说的记）" in words_of(desk.see("order", order.no))
    answer = desk.act("spoken-supplement", order, channel="telephone", words="周三在家")
    assert answer.status_code == 303
    page, slip = words_of(desk.see("order", order.no)), words_of(desk.see("order-slip", order.no))
    assert "群众电话里说的，" in page
    assert "照您的话记的" in slip
    assert "电话里说的" in slip


def test_without_saying_how_the_words_are_kept(world, desk_of):
    order = taken(world, "returned")
    answer = desk_of("马青山").act("spoken-supplement", order, words="周三在家")
    assert answer.status_code == 422
    assert "周三在家" in words_of(answer)


def test_on_an_order_from_the_web_nobody_is_offered_to_act_for_her(world, desk_of):
    page = words_of(desk_of("马青山").see("order", world.order_at("returned").no))
    assert "照群众说的记" not in page
    assert "由本人在网上来办" not in page


def test_who_may_hear_it_finds_it_among_the_calls_and_who_may_not_reads_why(world, desk_of):
    order = taken(world, "done")
    assert "您经过手" in words_of(desk_of("马青山").see("callbacks"))
    institute = desk_of("乔委员")
    assert "照他的话记评单" in words_of(institute.see("callbacks"))
    institute.act("spoken-review", order, channel="telephone", score="4", words="剪得好")
    assert "电话回访所评" in words_of(institute.see("order", order.no))


def test_a_drawn_call_carries_the_score(world, desk_of):
    order = taken(world, "done")
    drawn = Callback.objects.create(
        order=order, county=order.county, drawn_at=NOON, drawn_for="proxy:1"
    )
    institute = desk_of("乔委员")
    wrong = institute.send("callback", drawn.pk, outcome="not_served", score="5")
    assert (wrong.status_code, "不能打分" in words_of(wrong)) == (422, True)
    institute.send("callback", drawn.pk, outcome="confirmed", score="5", words="好")
    order = Order.objects.get(pk=order.pk)
    assert (order.stage, order.review.saying.channel) == ("reviewed", "telephone")


def test_what_was_never_said_is_listed_with_who_wrote_it_down(world, desk_of):
    order = actions.withdraw(
        order=taken(world),
        by=world.actor("马青山"),
        at=NOON - timedelta(hours=2),
        channel="counter",
    )
    desk = desk_of("马青山")
    desk.act("spoken-unsaying", order)
    page = words_of(desk_of("乔委员").see("callbacks"))
    assert "群众声明没有这样说过的" in page
    assert world.actor("马青山").label in page

"""改归类."""

import pytest

from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.models import Order
from wudan.web.order_page import story

WHY = "腿疼是看病的事"


@pytest.fixture
def order(world):
    """“老人腿疼想看看”, accepted under 扶贫帮困."""
    placed = world.place(service=None, words="老人腿疼想看看")
    relief, keeper = world.platforms["relief"], world.actor("马青山")
    return actions.accept(order=placed, by=keeper, at=MONDAY, platform=relief)


def test_a_keeper_sends_an_order_to_the_right_platform(world, desk_of, order):
    keeper, health = desk_of("马青山"), world.platforms["health"]
    assert f"/orders/{order.no}/reclassification" in words_of(keeper.see("order", order.no))
    answer = keeper.act("reclassification", order, platform=health.pk, words=WHY)
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.no}")
    assert Order.objects.get(pk=order.pk).platform == health
    assert f"改归“医疗健身”；{WHY}" in words_of(keeper.see("order", order.no))


def test_a_department_that_sends_it_on_is_led_back_to_its_desk(world, desk_of, order):
    officer, health = desk_of("景科长"), world.platforms["health"]
    answer = officer.act("reclassification", order, platform=health.pk, words=WHY)
    assert (answer.status_code, answer["Location"]) == (303, "/desk/dispatching")
    assert officer.see("order", order.no).status_code == 404


def test_the_same_form_sent_twice_is_done_once(world, desk_of, order):
    given = {"token": "a" * 32, "version": order.version, "words": WHY}
    given["platform"] = world.platforms["health"].pk
    officer = desk_of("景科长")
    first, again = (officer.send("reclassification", order.no, **given) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    assert Order.objects.get(pk=order.pk).version == order.version + 1


def test_a_reason_is_asked_for_and_what_was_chosen_stays(world, desk_of, order):
    health = world.platforms["health"]
    answer = desk_of("马青山").act("reclassification", order, platform=health.pk)
    assert answer.status_code == 422
    assert "请写一句。" in words_of(answer)
    assert f'<option value="{health.pk}" selected>' in words_of(answer)


def test_item_and_category_that_do_not_fit_are_told_apart(world, desk_of, order):
    given = {"service": world.services["checkup"].pk, "platform": world.platforms["culture"].pk}
    answer = desk_of("马青山").act("reclassification", order, words=WHY, **given)
    assert answer.status_code == 422
    assert "“量血压”不属于“文化惠民”" in words_of(answer)


def test_the_resident_reads_where_it_went_and_not_whose_mistake_it_was(world, order):
    keeper, health = world.actor("马青山"), world.platforms["health"]
    actions.reclassify(order=order, by=keeper, at=MONDAY, platform=health, words=WHY)
    inside, outside = (story(order, outside=who)[-1] for who in (False, True))
    assert (inside.label, inside.note) == ("改了归类", f"改归“医疗健身”；{WHY}")
    assert (outside.label, outside.note) == ("改了归类", "改归“医疗健身”")

"""A resident looks at a menu item that is full, and chooses: a later date, or a turn."""

import pytest

from tests.catalog.filling import limited
from tests.web.portal.visiting import text
from wudan.catalog.models import UnmatchedSearch
from wudan.orders.models import Order

FORM = {
    "words": "",
    "service": "haircut",
    "place_mode": "home",
    "address": "三组",
    "wanted_part": "",
}


@pytest.fixture
def full(world):
    limited(world)
    world.place("白嫂")


def test_the_menu_says_full_and_when_in_one_statement_more(
    full, passer_by, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        page = text(passer_by.look("/services"))
    assert "本月已满，最早 10月1日" in page
    assert "可登记排队" in page
    assert "每月 1 份" in text(passer_by.look("/services/haircut"))


def test_who_asks_for_what_is_full_is_asked_back_and_loses_nothing(full, as_):
    answer = as_("秦奶奶").send("/orders/new", **FORM)
    page = text(answer)
    assert answer.status_code == 422
    for words in ("约到最早有名额的日子", "登记排队", "9月已满", "三组"):
        assert words in page, words
    assert not Order.objects.filter(placed_for__name="秦奶奶").exists()


@pytest.mark.parametrize(("when_full", "stage"), [("next", "placed"), ("wait", "waiting")])
def test_both_answers_place_the_order(full, as_, when_full, stage):
    assert as_("秦奶奶").send("/orders/new", **FORM, when_full=when_full).status_code == 303
    order = Order.objects.get(placed_for__name="秦奶奶")
    assert order.stage == stage
    page = text(as_("秦奶奶").look(f"/orders/{order.no}"))
    assert ("排队中" in page) is (stage == "waiting")


def test_who_waits_is_told_how_many_are_before_them(full, as_):
    for who in ("秦奶奶", "李小妹"):
        as_(who).send("/orders/new", **FORM, when_full="wait")
    first, second = Order.objects.filter(stage="waiting").order_by("waiting_since", "pk")
    for who, order, words in (
        ("秦奶奶", first, "下一个就轮到您"),
        ("李小妹", second, "您前面还有 1 单"),
    ):
        assert order.placed_for.name == who
        assert words in text(as_(who).look(f"/orders/{order.no}"))
    assert "您前面" not in text(as_("白嫂").look(f"/orders/{Order.objects.get(stage='placed').no}"))


def test_a_search_in_vain_is_counted_once_and_names_nobody(world, passer_by):
    passer_by.look("/services?q=修剪果树")
    passer_by.look("/services?q=13812345678")
    passer_by.look("/services?q=理发")
    assert list(UnmatchedSearch.objects.values_list("words", "count")) == [("修剪果树", 1)]

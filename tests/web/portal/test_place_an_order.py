"""点单: one sentence is enough; what is wrong is said beside the field; twice is asked about."""

import pytest

from tests.web.portal.visiting import NASTY, text
from wudan.orders.enums import Stage
from wudan.orders.models import Order

NEED = {"words": "头发长了，想请人来剪", "place_mode": "home", "address": "杨柳村三组"}


def test_the_elder_asks_in_one_sentence_and_lands_on_her_order(as_, world):
    answer = as_("秦奶奶").send("/orders/new", **NEED)
    order = Order.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == f"/orders/{order.no}"
    assert (order.stage, order.unit, order.placed_for.name) == (
        Stage.PLACED, world.units["杨柳村"], "秦奶奶",
    )  # fmt: skip


def test_pressing_twice_makes_one_order(as_):
    elder = as_("秦奶奶")
    first = elder.send("/orders/new", token="the-same-key", **NEED)
    again = elder.send("/orders/new", token="the-same-key", **NEED)
    assert first["Location"] == again["Location"]
    assert Order.objects.count() == 1


def test_the_form_knows_where_she_lives(as_):
    page = text(as_("秦奶奶").look("/orders/new"))
    assert "杨柳村三组" in page
    assert 'name="village"' not in page


def test_who_has_no_home_here_chooses_a_village(as_, world):
    world.people["秦奶奶"].home = None
    world.people["秦奶奶"].save()
    elder = as_("秦奶奶")
    assert "石峁村站" in text(elder.look("/orders/new"))
    assert elder.send("/orders/new", **NEED).status_code == 422
    village = world.units["石峁村"]
    assert elder.send("/orders/new", village=village.pk, **NEED).status_code == 303
    assert Order.objects.get().origin == village


def test_an_item_alone_is_enough(as_, world):
    fields = {"place_mode": "home", "address": "三组", "service": "haircut", "words": ""}
    assert as_("秦奶奶").send("/orders/new", **fields).status_code == 303
    assert Order.objects.get().service == world.services["haircut"]


def test_what_is_wrong_is_said_and_the_words_are_kept(as_):
    fields = NEED | {"service": "opera", "wanted_on": "2026-09-08", "place_mode": "site"}
    answer = as_("秦奶奶").send("/orders/new", **fields)
    assert answer.status_code == 422
    assert "要提前 5 天" in text(answer)
    assert "头发长了，想请人来剪" in text(answer)
    assert not Order.objects.exists()


def test_an_item_that_left_the_menu_is_refused(as_):
    answer = as_("秦奶奶").send("/orders/new", **NEED | {"service": "rocket"})
    assert answer.status_code == 422
    assert "已经不在菜单上" in text(answer)


def test_the_same_need_again_is_asked_about_first(as_, world):
    world.place("秦奶奶")
    elder = as_("秦奶奶")
    answer = elder.send("/orders/new", **NEED | {"service": "haircut"})
    assert answer.status_code == 422
    assert "您好像已经点过这一单" in text(answer)
    assert Order.objects.count() == 1
    again = elder.send("/orders/new", anyway="1", **NEED | {"service": "haircut"})
    assert again.status_code == 303


def test_somebody_elses_same_need_is_nobodys_business(as_, world):
    world.place("高大爷")
    assert as_("秦奶奶").send("/orders/new", **NEED | {"service": "haircut"}).status_code == 303


def test_staff_are_told_to_become_themselves(as_):
    keeper = as_("马青山")
    page = text(keeper.look("/orders/new"))
    assert "切换到本人" in page
    keeper.send("/orders/new", **NEED)
    assert not Order.objects.exists()
    keeper.send("/acting", post="0")
    assert keeper.send("/orders/new", **NEED).status_code == 303


def test_a_visitor_signs_in_first_and_comes_back(passer_by):
    answer = passer_by.look("/orders/new", service="haircut")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=/orders/new")


def test_items_are_suggested_while_typing(as_):
    page = text(as_("秦奶奶").look("/orders/new/suggestions", words="想理个发"))
    assert 'value="haircut"' in page
    assert "<html" not in page


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize(
    "field", ["words", "address", "service", "place_mode", "wanted_on", "token"]
)
def test_nothing_typed_breaks_the_form(as_, field, words):
    answer = as_("秦奶奶").send("/orders/new", **NEED | {field: words})
    assert answer.status_code in {303, 422}


def test_an_empty_form_says_what_is_missing(as_):
    answer = as_("秦奶奶").client.post("/orders/new", {})
    assert answer.status_code == 422


@pytest.mark.parametrize("words", ["理发💇‍♀️", "𡃁仔要理发"])
def test_rare_letters_are_kept_as_typed(as_, words):
    as_("秦奶奶").send("/orders/new", **NEED | {"words": words})
    assert Order.objects.get().words == words

"""The menu is open to all, quick, and understands how people talk."""

import pytest

from tests.web.portal.visiting import NASTY, text
from wudan.catalog.search import suggest


def test_anybody_sees_who_we_are_the_platforms_and_the_hotline(passer_by, settings):
    page = text(passer_by.look("/"))
    assert "扶贫帮困" in page
    assert settings.PACK.brand.hotline in page
    assert settings.PACK.steps_explained["fulfill"] in page


def test_the_slogan_is_on_the_front_door_and_below_every_page(passer_by, settings):
    slogan = settings.PACK.brand.slogan
    assert text(passer_by.look("/")).count(slogan) == 2
    assert text(passer_by.look("/services")).count(slogan) == 1


@pytest.mark.parametrize("address", ["/", "/services", "/services?q=理发", "/services/haircut"])
def test_the_menu_takes_three_statements_at_most(passer_by, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(3):
        assert passer_by.look(address).status_code == 200


def test_the_menu_is_narrowed_by_platform_and_by_way(passer_by):
    page = text(passer_by.look("/services", platform="relief"))
    assert "上门理发" in page
    assert "送戏下乡" not in page
    page = text(passer_by.look("/services", mode="home"))
    assert "送戏下乡" not in page


def test_the_whole_menu_is_folded_by_platform_and_a_search_is_not(passer_by):
    whole, searched, one = (
        passer_by.look(path).content.decode()
        for path in ("/services", "/services?q=理发", "/services?platform=relief")
    )
    assert whole.count('<details class="panel fold') > 1
    assert '<details class="panel fold' not in searched + one
    assert "/services/haircut" in whole
    assert "/services/haircut" in searched


def test_words_of_a_villager_find_the_item(world):
    services = list(world.services.values())
    assert suggest("想请人上门来理个发", services)[0].code == "haircut"
    assert suggest("头晕，想量一下血压", services)[0].code == "checkup"
    assert suggest("造火箭", services) == []


def test_who_finds_nothing_is_led_to_one_sentence(passer_by):
    page = text(passer_by.look("/services", q="造火箭"))
    assert "/orders/new?q=%E9%80%A0%E7%81%AB%E7%AE%AD" in page


def test_an_item_tells_what_it_is_and_leads_to_the_order(passer_by):
    page = text(passer_by.look("/services/haircut"))
    assert "上门理发，不收钱。" in page
    assert "/orders/new?service=haircut" in page


def test_an_item_that_is_not_on_the_menu_is_not_found(passer_by):
    assert passer_by.look("/services/rocket").status_code == 404


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_no_search_breaks_the_menu(passer_by, words):
    answer = passer_by.client.get("/services", {"q": words[:3000], "platform": words[:50]})
    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)

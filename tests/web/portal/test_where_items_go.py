"""What goes to some places only is found by everybody, with where it goes and why it does not come here."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.portal.visiting import text
from wudan.areas.models import Unit
from wudan.orders.models import Order

FORM = {
    "words": "",
    "service": "haircut",
    "place_mode": "home",
    "address": "三组",
    "wanted_part": "",
}


def limit(world, *names, code="haircut"):
    item = world.services[code]
    item.serves = [world.units[name].path for name in names]
    item.save(update_fields=["serves"])


@pytest.fixture
def near(world):
    limit(world, "铁边城")


def test_the_menu_says_where_it_goes_in_one_statement_more(
    near, passer_by, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        page = text(passer_by.look("/services"))
    assert "只到铁边城镇" in page


def test_more_limited_items_take_no_more_statements(near, world, passer_by, as_):
    clients = [passer_by.client, as_("贺叔").client]
    counted = []
    for code in ("bath", "checkup", "opera"):
        with CaptureQueriesContext(connection) as taken:
            for client in clients:
                client.get("/services")
        counted.append(len(taken))
        limit(world, "王台村", "石峁村", code=code)
    assert counted[1] == counted[2]


def test_who_lives_elsewhere_still_finds_it_and_is_told_why_not(near, as_):
    page = text(as_("贺叔").look("/services", q="理发"))
    assert "上门理发" in page
    assert "这项服务现在只到铁边城镇，不到您那里" in page
    assert "不到您那里" not in text(as_("秦奶奶").look("/services", q="理发"))


def test_its_page_offers_one_sentence_instead(near, as_, passer_by):
    page = text(as_("贺叔").look("/services/haircut"))
    assert "不到您那里" in page
    assert "/orders/new?service=haircut" not in page
    assert "/orders/new?q=" in page
    page = text(passer_by.look("/services/haircut"))
    assert "只到铁边城镇" in page
    assert "/orders/new?service=haircut" in page


def test_an_order_from_elsewhere_is_refused_in_words_and_nothing_typed_is_lost(near, as_):
    answer = as_("贺叔").send("/orders/new", **FORM | {"words": "头发长了"})
    page = text(answer)
    assert answer.status_code == 422
    for words in ("“上门理发”这项服务现在只到铁边城镇。", "用一句话说需要什么", "头发长了", "三组"):
        assert words in page, words
    assert not Order.objects.exists()
    assert as_("秦奶奶").send("/orders/new", **FORM).status_code == 303


def test_suggestions_say_it_beside_the_item(near, as_):
    assert "不到您那里" in text(as_("贺叔").look("/orders/new/suggestions", words="理发"))


def test_a_site_tells_only_what_is_had_there(near, world, passer_by):
    for name, is_there in (("杨柳村", True), ("王台村", False)):
        page = text(passer_by.look(f"/places/{world.units[name].pk}"))
        assert ("上门理发" in page) is is_there, name


def test_the_api_names_the_sites_and_refuses_by_field(near, world):
    told = Client().get("/api/v1/services/haircut").json()
    assert told["serves"] == ["铁边城"]
    assert Client().get("/api/v1/services/bath").json()["serves"] == []
    listed = Client().get("/api/v1/services").json()["items"]
    assert {row["code"]: row["serves"] for row in listed}["haircut"] == ["铁边城"]


def test_hsds_tells_the_area_and_the_sites(near, world):
    (row,) = [one for one in _hsds("services", full="true") if one["name"] == "上门理发"]
    assert [(area["name"], area["extent"]) for area in row["service_areas"]] == [
        ("铁边城镇", "610626101")
    ]
    sites = {one["location"]["name"] for one in row["service_at_locations"]}
    here = Unit.objects.filter(path__startswith=world.units["铁边城"].path, site__isnull=False)
    assert sites == set(here.values_list("name", flat=True))
    told = [one for one in _hsds("service_at_locations", full="true", per_page="100")
            if one["service"]["name"] == "上门理发"]  # fmt: skip
    assert {one["location"]["name"] for one in told} == sites


def _hsds(where, **asked):
    return json.loads(Client().get(f"/hsds/{where}", asked).content)["contents"]

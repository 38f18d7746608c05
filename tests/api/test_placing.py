"""点单 and 代点单 over HTTP."""

import pytest

from wudan.orders.models import Order
from wudan.people.models import Person

PERSON = {"name": "何老汉", "phone": "10100009999", "address": "二组", "village": "杨柳村"}
PROXY = {"service": "haircut", "channel": "telephone", "consent": "spoken_phone"}


def test_a_resident_places_from_the_menu(enter):
    placed = enter("秦奶奶").post("orders", {"service": "haircut"})
    assert (placed.status, placed["unit"]["key"]) == (201, "杨柳村")
    assert Order.objects.get().channel == "web"


def test_a_resident_places_in_free_words_from_another_village(enter):
    body = {"words": "想听一场戏", "place_mode": "site", "village": "王台村"}
    assert enter("秦奶奶").post("orders", body)["unit"]["key"] == "王台村"


def test_staff_place_for_somebody_not_yet_known(enter):
    keeper = enter("马青山")
    placed = keeper.post("orders", PROXY | {"for_person": PERSON})
    assert placed.status == 201, placed
    order = Order.objects.get()
    assert (order.placed_for.name, order.consent) == ("何老汉", "spoken_phone")
    assert order.is_by_proxy


def test_the_same_person_is_found_again(enter):
    keeper = enter("马青山")
    for _ in range(2):
        keeper.post("orders", PROXY | {"for_person": PERSON})
    assert Person.objects.filter(name="何老汉").count() == 1


def test_a_resident_cannot_place_for_others(enter):
    answer = enter("秦奶奶").post("orders", PROXY | {"for_person": PERSON})
    assert (answer.status, answer["code"]) == (422, "not_your_role")


def test_a_keeper_cannot_place_for_another_village(enter):
    answer = enter("马青山").post("orders", PROXY | {"for_person": PERSON | {"village": "王台村"}})
    assert (answer.status, answer["code"]) == (422, "not_your_unit")
    assert not Person.objects.filter(name="何老汉").exists()


def test_under_a_post_nobody_orders_for_themselves(enter):
    answer = enter("马青山").post("orders", {"service": "haircut"})
    assert (answer.status, answer["code"]) == (422, "not_your_role")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "words"), ({"service": "none"}, "service"), ({"words": "戏", "village": "无"}, "village"),
        ({"service": "haircut", "wanted_on": "2026-09-01"}, "wanted_on"),
        ({"service": "opera", "wanted_on": "2026-09-08", "place_mode": "site"}, "wanted_on"),
        ({"service": "opera", "place_mode": "home"}, "place_mode"),
        ({"service": "haircut", "lon": 108.0}, "lat"),
        ({"service": "haircut", "consent": "signed"}, "for_person"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_field_by_field(enter, body, field):
    answer = enter("秦奶奶").post("orders", body)
    assert (answer.status, answer["code"], list(answer["fields"])) == (422, "malformed", [field])


def test_a_proxy_must_say_how_it_came_and_who_agreed(enter):
    answer = enter("马青山").post("orders", {"service": "haircut", "for_person": PERSON})
    assert (answer.status, sorted(answer["fields"])) == (422, ["channel", "consent"])
    assert Order.objects.count() == 0


def test_line_breaks_of_any_kind_are_kept_as_one_kind(enter):
    enter("秦奶奶").post("orders", {"words": " 头一行\r\n第二行\r "})
    assert Order.objects.get().words == "头一行\n第二行"

"""GeoReport v2: what anybody reads, what a system places, and how it is refused."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.connections.letting_in import form, let_in
from tests.world import MONDAY, plain
from wudan.connections import actions
from wudan.connections.models import Arrival
from wudan.journal.events import events_of
from wudan.orders.models import Order
from wudan.people.models import Post

pytestmark = pytest.mark.postgres
V2 = "/open311/v2"


def get(where, **asked):
    return Client().get(f"{V2}/{where}", asked)


def post(fields, kind="json", **headers):
    return Client().post(f"{V2}/requests.{kind}", fields, headers=headers)


def fault(answer, status):
    assert answer.status_code == status, answer.content.decode()
    [told] = answer.json()
    assert told["code"] == status
    return told["description"]


def test_the_menu_and_one_sentence_are_services(world):
    codes = [one["service_code"] for one in get("services.json").json()]
    assert "haircut" in codes
    assert codes[-1] == "sentence"
    top = ElementTree.fromstring(get("services.xml").content)
    assert top.tag == "services"
    assert [one.find("service_code").text for one in top] == codes


def test_a_service_says_what_an_order_must_tell(world):
    told = get("services/haircut.json").json()
    needed = [one["code"] for one in told["attributes"] if one["required"]]
    assert (told["service_code"], needed) == ("haircut", ["consent"])
    top = ElementTree.fromstring(get("services/haircut.xml").content)
    assert top.find("attributes/attribute/values/value/key").text == "spoken_phone"
    fault(get("services/none-such.json"), 404)


def test_the_discovery_leads_to_the_service(world):
    told = Client().get("/open311/discovery.json").json()
    assert told["endpoints"][0]["url"].endswith(V2)
    assert ElementTree.fromstring(get("discovery.xml").content).tag == "discovery"


def test_an_order_is_placed_under_the_post_that_answers_with_its_consent(world):
    system, key = let_in(world)
    answer = post(form(key))
    assert answer.status_code == 201
    order = Order.objects.select_related("placed_for", "origin").get()
    assert (order.consent, order.channel) == ("spoken_phone", "telephone")
    assert order.placed_under_id == world.posts["柳文书"].pk
    assert plain(order.placed_for.phone) == "13800138001"
    assert order.origin == world.units["杨柳村"]
    event = events_of("order", order.pk).get()
    assert "12345 热线" in event.who
    assert events_of("system", system.pk).filter(verb="system.take_in").exists()


def test_the_same_submission_sent_again_is_the_same_order(world, monday):
    _, key = let_in(world)
    first, again = post(form(key)).json(), post(form(key)).json()
    assert first == again
    numbered = {"Idempotency-Key": "hotline-0001"}
    other = post(form(key, description="再剪一次"), **numbered).json()
    assert post(form(key, description="再剪一次"), **numbered).json() == other != first
    assert "提交编号" in fault(post(form(key), **numbered), 400)
    monday[0] += timedelta(days=1, hours=1)
    assert post(form(key)).json() != first
    assert Order.objects.count() == 3


def test_a_lost_answer_is_asked_for_by_the_systems_own_number(world):
    _, key = let_in(world)
    made = post(form(key), **{"Idempotency-Key": "hotline-0002"}).json()[0]
    told = get("tokens/hotline-0002.json", api_key=key).json()[0]
    assert told["service_request_id"] == made["service_request_id"]
    fault(get("tokens/hotline-0003.json", api_key=key), 404)
    fault(get("tokens/hotline-0002.json"), 403)


def test_a_system_reads_what_it_brought_and_nothing_of_anybody(world):
    _, key = let_in(world)
    made = post(form(key)).json()[0]["service_request_id"]
    world.place()
    answer = get("requests.json", api_key=key)
    [told] = answer.json()
    assert (told["service_request_id"], told["status"], told["address"]) == (
        made,
        "open",
        "杨柳村站",
    )
    text = answer.content.decode()
    assert not any(word in text for word in ("秦", "13800138001", "3 组", "想剪头发"))
    assert get("requests.json", api_key=key, status="closed").json() == []
    assert get(f"requests/{made}.json", api_key=key).json() == [told]


def test_without_a_key_a_number_tells_the_state_and_no_place(world):
    _, key = let_in(world)
    made = post(form(key)).json()[0]["service_request_id"]
    [told] = get(f"requests/{made}.json").json()
    assert (told["status_notes"], told["address"], told["lat"]) == ("在办", None, None)
    assert told["requested_datetime"] == "2026-09-07T00:00:00+08:00"
    fault(get(f"requests/{Order.objects.get().no}.json"), 404)
    fault(get("requests/nonsense.xml.json"), 404)


def placed(world, who, number, *, at=MONDAY):
    return [world.place(who, "haircut", at=at) for _ in range(number)]


def test_the_public_list_names_a_place_only_for_five_alike(world, monday):
    placed(world, "秦奶奶", 5)
    placed(world, "白嫂", 4)
    world.place("秦奶奶", "bath")
    assert get("requests.json").json() == []  # of today nothing yet
    monday[0] += timedelta(days=1)
    rows = get("requests.json").json()
    assert {row["service_code"] for row in rows} == {"haircut"}
    assert {row["address"] for row in rows} == {world.people["秦奶奶"].home.name}
    assert len(rows) == 5
    assert all(row["description"] is None for row in rows)
    assert not set(Order.objects.values_list("no", flat=True)) & set(json.dumps(rows).split('"'))


def test_what_is_few_in_a_village_is_shown_further_up(world, monday):
    placed(world, "秦奶奶", 3)
    placed(world, "白嫂", 3)
    monday[0] += timedelta(days=1)
    places = {row["address"] for row in get("requests.json").json()}
    villages = {world.people[name].home.name for name in ("秦奶奶", "白嫂")}
    assert places
    assert not places & villages


def test_the_list_is_asked_by_day_state_item_and_page(world, monday, django_assert_max_num_queries):
    placed(world, "秦奶奶", 7)
    monday[0] += timedelta(days=1)
    with django_assert_max_num_queries(6):
        page = get("requests.json", page=2, page_size=5, status="open,closed").json()
    assert len(page) == 2
    assert len(get("requests.json", service_code="haircut,bath", status="open").json()) == 7
    assert get("requests.json", service_code="sentence").json() == []
    assert get("requests.json", start_date="2026-09-08T00:00:00Z").json() == []
    assert len(get("requests.json", end_date="2026-09-07T12:00:00 08:00").json()) == 7


@pytest.mark.parametrize(
    "asked",
    [{"status": "broken"}, {"start_date": "yesterday"}, {"page": "0"}, {"page_size": "1000"},
     {"start_date": "2020-01-01T00:00:00Z"}, {"page": "9999999999999"}, {"end_date": "0001-01-01"}],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_the_protocols_shape(world, asked):
    fault(get("requests.json", **asked), 400)
    top = ElementTree.fromstring(get("requests.xml", status="broken").content)
    assert top.find("error/code").text == "400"


@pytest.mark.parametrize(
    ("given", "status"),
    [({"api_key": ""}, 403), ({"api_key": "wrong"}, 403), ({"service_code": ""}, 400),
     ({"service_code": "none"}, 404), ({"attribute[consent]": "self"}, 400), ({"phone": "12"}, 400),
     ({"address_id": "nowhere"}, 400), ({"address_id": "", "address_string": "某地"}, 400),
     ({"lat": "36.9", "long": ""}, 400), ({"lat": "1", "long": "1"}, 400), ({"last_name": "\0"}, 400),
     ({"attribute[wanted_on]": "soon"}, 400), ({"attribute[wanted_on]": "2020-01-01"}, 400),
     ({"description": "x" * 3000}, 400), ({"media_url": "http://a/b.png"}, 400),
     ({"jurisdiction_id": "elsewhere"}, 404), ({"last_name": "", "first_name": ""}, 400),
     ({"attribute[place_mode]": "moon"}, 400), ({"token": "字"}, 400)],
)  # fmt: skip
def test_what_cannot_be_placed_is_refused_and_nothing_is_written(world, given, status):
    _, key = let_in(world)
    assert fault(post(form(key, **given)), status)
    assert (Order.objects.count(), Arrival.objects.count()) == (0, 0)


def test_the_village_is_found_by_place_or_by_its_name(world):
    _, key = let_in(world)
    post(form(key, address_id="", lat="36.9601", long="107.9602"))
    post(form(key, address_id="", address_string="铁边城镇石峁村 2 组"))
    origins = Order.objects.order_by("pk").values_list("origin__key", flat=True)
    assert list(origins) == ["杨柳村", "石峁村"]


def test_a_system_stays_within_its_villages_and_items(world):
    _, key = let_in(world, unit=world.units["铁边城"], services=["haircut"])
    fault(post(form(key, address_id="王台村")), 400)
    assert "不能点" in fault(post(form(key, service_code="bath")), 400)
    assert "不能点" in fault(post(form(key, service_code="sentence")), 400)
    assert post(form(key)).status_code == 201


def test_an_ended_system_and_a_post_without_holder_place_nothing(world):
    system, key = let_in(world)
    Post.objects.filter(pk=system.post_id).update(ends_on=MONDAY.date())
    assert "没有人" in fault(post(form(key)), 400)
    actions.end(system=system, by=world.actor("计管理"), at=MONDAY)
    fault(post(form(key)), 403)
    fault(get("requests.json", api_key=key), 403)


def test_wrong_keys_are_slowed_by_address(world):
    answers = [get("requests.json", api_key="guess").status_code for _ in range(12)]
    assert answers[0] == 403
    assert answers[-1] == 429


def test_other_methods_and_forms_are_refused(world):
    fault(Client().put(f"{V2}/requests.json"), 405)
    fault(Client().post(f"{V2}/services.json"), 405)
    assert get("services.csv").status_code == 404
    odd = Client().generic(
        "POST",
        f"{V2}/requests.json",
        b"\xff\x00=&&;",
        content_type="multipart/form-data; boundary=x",
    )
    assert odd.status_code in {400, 403}

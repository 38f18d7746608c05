"""Client libraries that others wrote, as they are, over real HTTP.

`georeport` reads; `three` also places. `three` was written for Python 2 and asks for
`itertools.ifilter`, which Python 3 calls `filter`: the name is lent while it is loaded, nothing in
the library is changed.
"""

import itertools
import warnings
from datetime import timedelta

import pytest
from georeport import GeoReport

from tests.connections.letting_in import let_in
from tests.world import MONDAY
from wudan.orders.models import Order


@pytest.fixture
def three(monkeypatch):
    """The library of 2013."""
    monkeypatch.setattr(itertools, "ifilter", filter, raising=False)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of its own age, told where it is compiled for the first time
        import three

    return three.Three


def test_three_places_and_reads_an_order(shared_world, live_server, three):
    _, key = let_in(shared_world)
    city = three(f"{live_server.url}/open311/v2", api_key=key)
    assert city.discovery()["endpoints"][0]["url"].endswith("/open311/v2")
    code = next(one["service_code"] for one in city.services() if one["service_name"] == "上门理发")
    assert [one["code"] for one in city.services(code)["attributes"] if one["required"]] == [
        "consent"
    ]
    [made] = city.post(
        code, name="奶奶 秦", phone="13800138001", address="铁边城镇杨柳村 3 组", description="想剪头发",
        **{"attribute[consent]": "spoken_phone", "token": "hotline-0001"},
    )  # fmt: skip
    order = Order.objects.select_related("placed_for", "origin").get()
    assert (order.placed_for.name, order.origin.key, order.words) == (
        "秦奶奶",
        "杨柳村",
        "想剪头发",
    )
    [told] = city.request(made["service_request_id"], api_key=key)
    assert (told["status"], told["service_code"], told["address"]) == ("open", code, "杨柳村站")
    [mine] = city.requests(
        api_key=key, status="open", start="09-01-2026", end="09-30-2026", count=10
    )
    assert mine == told
    [known] = city.token("hotline-0001", api_key=key)
    assert known["service_request_id"] == made["service_request_id"]
    [refused] = city.post("none-such", name="奶奶 秦", phone="13800138001", address="杨柳村")
    assert refused["code"] == 404


@pytest.mark.parametrize("form", ["json", "xml"])
def test_georeport_reads_the_menu_and_the_public_list(shared_world, live_server, monday, form):
    for _ in range(5):
        shared_world.place()
    monday[0] += timedelta(days=1)
    city = GeoReport(f"{live_server.url}/open311/v2", output_format=form)
    services = {one["service_code"]: one["service_name"] for one in city.get_service_list()}
    assert services["haircut"] == "上门理发"
    assert city.get_service_definition("haircut")["service_code"] == "haircut"
    found = city.get_service_requests(service_code="haircut", status="open")
    assert len(found) == 5
    one = city.get_service_request(found[0]["service_request_id"])
    assert (one["status"], one["requested_datetime"][:10]) == ("open", f"{MONDAY:%Y-%m-%d}")

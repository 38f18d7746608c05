"""大屏: an address of its own, ended by the office; figures, and nothing that points at anybody."""

import json

import pytest

from tests.statistics.test_counting import keep
from tests.web.console.desk import NOON, words_of
from wudan.sites.models import SitePeriod
from wudan.statistics.models import Screen

pytestmark = pytest.mark.django_db


def hung(desk_of, place="政务大厅"):
    """The address of a new screen."""
    desk = desk_of("柳文书")
    desk.send("screens", place=place)
    address = desk.see("screens").context["address"]
    assert desk.see("screens").context["address"] == "", "shown once"
    return address[address.index("/screen/") :]


def test_the_office_hangs_a_screen_and_takes_it_down(world, desk_of, client):
    address = hung(desk_of)
    assert client.get(address).status_code == client.get(f"{address}/now").status_code == 200
    desk_of("柳文书").send("screens", end=Screen.objects.get().pk)
    assert client.get(address).status_code == client.get(f"{address}/now").status_code == 404


def test_a_screen_hangs_somewhere(world, desk_of):
    answer = desk_of("柳文书").send("screens", place=" ")
    assert answer.status_code == 422
    assert "请写大屏挂在哪里" in words_of(answer)
    assert not Screen.objects.exists()


def test_todays_orders_move_through_the_five_steps(world, desk_of, client):
    world.order_at("reviewed")
    world.place("白嫂")
    keep(NOON)
    told = client.get(f"{hung(desk_of)}/now").json()
    assert [(step["key"], step["n"]) for step in told["steps"]] == [
        ("placed", 2), ("accepted", 1), ("dispatched", 1), ("fulfilled", 1), ("reviewed", 1),
    ]  # fmt: skip
    assert told["year"]["orders-placed"] is None, "under five"
    assert [town["state"] for town in told["towns"]] == ["done", "asked"]


def test_nothing_on_it_is_of_anybody(world, desk_of, client):
    for who in ("秦奶奶", "白嫂"):
        world.place(who)
    keep(NOON)
    told = json.dumps(client.get(f"{hung(desk_of)}/now").json(), ensure_ascii=False)
    for person in world.people.values():
        assert person.name not in told


def test_a_screen_is_not_sent_what_it_has(world, desk_of, client, django_assert_num_queries):
    address = f"{hung(desk_of)}/now"
    tag = client.get(address).headers["ETag"]
    with django_assert_num_queries(5):
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_the_county_hangs_there_as_cells_of_its_sites_and_no_place_can_be_read(
    world, desk_of, client, django_assert_num_queries
):
    address = hung(desk_of)
    with django_assert_num_queries(3):
        page = client.get(address)
    outline = page.context["outline"]
    towns = client.get(f"{address}/now").json()["towns"]
    assert [town["name"] for town in outline["towns"]] == [town["name"] for town in towns]
    assert "不是地图，不表示界线" in words_of(page)
    spots = SitePeriod.objects.exclude(lon=None).values_list("lon", "lat")
    assert spots
    written = page.content.decode()
    assert not any(f"{degrees:.3f}" in written for spot in spots for degrees in spot)


def test_without_points_the_towns_are_a_list(world, desk_of, client):
    SitePeriod.objects.update(lon=None, lat=None)
    page = client.get(hung(desk_of))
    assert page.context["outline"] is None
    assert "不是地图" not in words_of(page)

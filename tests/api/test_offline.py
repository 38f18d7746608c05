"""The API's side of the offline station: taken along, asked, handed in, put away; only by its holder."""

from datetime import timedelta

from tests.offline.carried import act, booking_of, enveloped, order_for
from tests.rooms.hall import TOMORROW, booked, hall
from tests.world import MONDAY
from wudan.offline.models import OfflineAct
from wudan.orders.models import Order


def taken(keeper):
    return keeper.post("offline-devices")["id"]


def test_a_station_is_taken_along_and_shows_what_its_keeper_may_see(world, enter):
    world.place("秦奶奶")
    hall(world)
    keeper = enter("马青山")
    device = taken(keeper)
    bag = keeper.get(f"offline-devices/{device}/bag").body
    names = [one["name"] for one in bag["persons"]]
    assert "秦奶奶" in names
    assert "白嫂" not in names
    assert world.phone("秦奶奶") not in str(bag)
    assert "杨柳村三组" not in str(bag)
    assert [one["title"] for one in bag["orders"]] == ["上门理发"]
    assert len(bag["rooms"][0]["days"]) == 14
    again = keeper.get(f"offline-devices/{device}").body
    assert len(again["unlock"]) >= 32
    assert enter("贾站长").get(f"offline-devices/{device}").status == 404
    assert enter("贾站长").get(f"offline-devices/{device}/bag").status == 404
    assert enter("秦奶奶").post("offline-devices")["code"] == "not_your_role"


def test_a_leader_takes_rooms_and_rosters_but_no_residents(world, enter):
    hall(world)
    leader = enter("苏远")
    bag = leader.get(f"offline-devices/{taken(leader)}/bag").body
    assert bag["persons"] == []
    assert bag["rooms"]


def test_an_envelope_is_answered_act_by_act_and_again_the_same(world, enter, monday):
    keeper, room = enter("马青山"), hall(world)
    device = taken(keeper)
    booked(world, room, "苏远", TOMORROW)
    acts = [
        act("order", order_for(world), MONDAY),
        act("booking", booking_of(room.pk, TOMORROW), MONDAY),
        act("order", order_for(world, "李小妹", words="x" * 3000), MONDAY),
    ]
    monday[0] = MONDAY + timedelta(minutes=20)
    body = enveloped(*acts, at=monday[0])
    answers = [keeper.post(f"offline-devices/{device}/acts", body).body["items"] for _ in range(3)]
    assert [one["state"] for one in answers[0]] == ["done", "waiting", "waiting"]
    assert "已经有人订了" in answers[0][1]["words"]
    assert [one["is_new"] for one in answers[0]] == [True] * 3
    assert [[one["state"], one["no"]] for one in answers[1]] == [
        [one["state"], one["no"]] for one in answers[0]
    ]
    assert Order.objects.count() == 1
    told = keeper.get(f"offline-devices/{device}/acts").body["items"]
    assert {one["key"]: one["state"] for one in told} == {
        one["key"]: one["state"] for one in answers[0]
    }


def test_another_person_can_neither_send_nor_read_and_a_broken_envelope_is_told(world, enter):
    keeper = enter("马青山")
    device = taken(keeper)
    body = enveloped(act("order", order_for(world), MONDAY), at=MONDAY)
    assert enter("贾站长").post(f"offline-devices/{device}/acts", body).status == 404
    assert enter("贾站长").get(f"offline-devices/{device}/acts").status == 404
    assert keeper.post(f"offline-devices/{device}/acts", body | {"acts": []}).status == 422
    assert (
        keeper.post(f"offline-devices/{device}/acts", body | {"acts": body["acts"] * 51}).status
        == 422
    )
    assert not OfflineAct.objects.exists()
    assert keeper.post(f"offline-devices/{device}/putting-away", {"unsent": 1}).status == 200

"""找空场地 over the API (ADR 94): a room of anybody's, near the place; who keeps it says yes or no by a day."""

import pytest

from tests.audited.rooms import BODY
from tests.resources.keeping import draft
from tests.rooms.hall import TOMORROW, booked, hall
from tests.world import MONDAY
from wudan.sites.actions import resource as acts
from wudan.sites.models import Booking

WHEN = {"starts_at": "2026-09-08T09:00:00+08:00", "ends_at": "2026-09-08T11:00:00+08:00"}


def test_whoever_keeps_it_the_nearest_free_one_is_first(world, enter):
    far, near = hall(world, name="远的"), hall(world)
    far.site_id = world.units["王台村"].site.pk
    far.save(update_fields=["site"])
    found = enter("苏远").get("rooms/free", **WHEN, party=12)
    assert (found["count"], [one["room"]["id"] for one in found["free"]]) == (2, [near.pk, far.pk])
    assert (found["free"][0]["km"], found["free"][1]["km"] > 20) == (0.0, True)
    there = enter("苏远").get("rooms/free", **WHEN, near="王台村")
    assert [one["room"]["id"] for one in there["free"]] == [far.pk, near.pk]


def test_what_is_taken_says_why_not_and_when_else(world, enter):
    booked(world, hall(world), "秦奶奶")
    found = enter("苏远").get("rooms/free", **WHEN)
    assert (found["count"], found["free"]) == (0, [])
    [other] = found["others"]
    assert "有人" in other["why_not"]
    assert [span["starts_at"][11:16] for span in other["free"]] == ["08:00", "11:00"]


def test_what_does_not_fit_is_not_found_and_residents_find_what_is_for_them(world, enter):
    hall(world, for_residents=False)
    assert enter("苏远").get("rooms/free", **WHEN, party=61)["count"] == 0
    assert enter("苏远").get("rooms/free", **WHEN, use="exhibition")["count"] == 0
    assert enter("苏远").get("rooms/free", **WHEN)["count"] == 1
    elder = enter("秦奶奶").get("rooms/free", **WHEN)
    assert (elder.status, elder["count"], elder["places"]) == (200, 0, [])


def test_who_may_borrow_is_told_of_what_others_lend(world, enter):
    said = draft(world, name="一中礼堂", kind="school", unit=world.units["文旅局"], lendable=True)
    lent = acts.enter(draft=said, by=world.actor("艾科长"), at=MONDAY)
    [place] = enter("苏远").get("rooms/free", **WHEN)["places"]
    assert (place["resource"], place["unit"]["key"]) == (lent.pk, "文旅局")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"starts_at": "2026-09-06T09:00:00+08:00"}, "starts_at"), ({"ends_at": "2026-09-08T08:00:00+08:00"}, "ends_at"),
        ({"starts_at": "2026-09-08T09:07:00+08:00"}, "starts_at"), ({"party": 0}, "party"),
        ({"near": "nowhere"}, "near"), ({"starts_at": "tomorrow"}, "starts_at"),
    ],
)  # fmt: skip
def test_what_cannot_be_booked_is_not_looked_for(enter, said, field):
    answer = enter("苏远").get("rooms/free", **(WHEN | said))
    assert (answer.status, list(answer["fields"])) == (422, [field])


def test_many_rooms_cost_what_one_costs(world, enter, django_assert_max_num_queries):
    for number in range(12):
        hall(world, name=f"{number}号厅")
    leader = enter("苏远")
    leader.get("rooms/free", **WHEN)
    with django_assert_max_num_queries(8):
        assert leader.get("rooms/free", **WHEN)["count"] == 12


def test_a_request_is_answered_by_who_keeps_the_room_and_by_nobody_else(world, enter):
    room, leader, keeper = hall(world, needs_approval=True), enter("宗梅"), enter("马青山")
    [asked] = leader.post(f"rooms/{room.pk}/bookings", BODY)["items"]
    assert (asked["state"], asked["answer_by"] is None) == ("asked", False)
    [waits] = keeper.get("bookings/asked")["items"]
    assert (waits["no"], waits["unit"], waits["answer_by"]) == (asked["no"], "助老分队", asked["answer_by"])  # fmt: skip
    where = f"bookings/{asked['no']}/answer"
    own = leader.post(where, {"agrees": True})
    assert (own.status, own["code"]) == (422, "not_your_room")
    assert enter("贾站长").post(where, {"agrees": True}).status == 404
    unsaid = keeper.post(where, {"agrees": False})
    assert (unsaid.status, list(unsaid["fields"])) == (422, ["why"])
    done = keeper.post(where, {"agrees": True}, key="yes-you-may")
    assert (done.status, done["state"], done["answer_by"]) == (200, "booked", None)
    assert keeper.post(where, {"agrees": True}, key="yes-you-may").raw == done.raw
    assert keeper.get("bookings/asked")["items"] == []
    again = keeper.post(where, {"agrees": True})
    assert (again.status, Booking.objects.get().state) == (422, "booked")


def test_a_no_says_why_to_who_asked(world, enter):
    one = booked(world, hall(world, needs_approval=True), "苏远", TOMORROW)
    enter("马青山").post(f"bookings/{one.no}/answer", {"agrees": False, "why": "换灯，那天不开"})
    [shown] = [row for row in enter("苏远").get("bookings")["items"] if row["no"] == one.no]
    assert (shown["state"], shown["why"]) == ("refused", "换灯，那天不开")

"""场地 over the API: what is free, booking, waiting, confirming; the same words as the pages."""

from datetime import timedelta

import pytest

from tests.api.client import Speaker
from tests.audited.rooms import BODY
from tests.rooms.hall import TOMORROW, booked, hall
from wudan.sites.models import Booking

pytestmark = pytest.mark.django_db


def test_everybody_reads_rooms_and_what_is_free(world):
    room, visitor = hall(world), Speaker()
    booked(world, room, "秦奶奶")
    listed = visitor.get("rooms", site="杨柳村")["items"]
    assert [(one["id"], one["capacity"]) for one in listed] == [(room.pk, 60)]
    days = visitor.get(f"rooms/{room.pk}/week", **{"from": "2026-09-08"})["days"]
    assert len(days) == 7
    assert [one["starts_at"][11:16] for one in days[0]["free"]] == ["08:00", "11:00"]
    assert [(one["unit"], one["theme"]) for one in days[0]["taken"]] == [("", "culture")]


def test_one_books_waits_and_cancels(world, enter):
    room, elder, leader = hall(world), enter("秦奶奶"), enter("苏远")
    (first,) = elder.post(f"rooms/{room.pk}/bookings", BODY)["items"]
    assert (first["state"], first["unit"]) == ("booked", "")
    assert leader.post(f"rooms/{room.pk}/bookings", BODY)["code"] == "taken"
    (second,) = leader.post(f"rooms/{room.pk}/bookings", BODY | {"waits": True})["items"]
    assert (second["state"], second["unit"]) == ("waiting", "理发小队")
    assert enter("高大爷").post(f"bookings/{first['no']}/cancellation").status == 404
    assert elder.post(f"bookings/{first['no']}/cancellation")["state"] == "cancelled"
    assert [one["state"] for one in leader.get("bookings")["items"]] == ["booked"]


def test_a_series_is_booked_for_the_chosen_days(world, enter):
    room, leader = hall(world, reconfirm_days=3), enter("苏远")
    said = BODY | {"every": "week", "until": "2026-09-22"}
    assert leader.post(f"rooms/{room.pk}/bookings", said)["code"] == "malformed"
    days = ["2026-09-08", "2026-09-22"]
    made = leader.post(f"rooms/{room.pk}/bookings", said | {"days": days})["items"]
    assert [one["starts_at"][:10] for one in made] == days
    done = leader.post(f"bookings/{made[1]['no']}/confirmation")
    assert done["confirmed_at"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"ends_at": "2026-09-08T08:00:00+08:00"}, 422),
        ({"starts_at": "2099-01-01T09:00:00+08:00"}, 422),
        ({"theme": "x"}, 422),
        ({"party": 0}, 422),
        ({"every": "week"}, 422),
    ],
)
def test_bad_input_is_refused_in_words(world, enter, wrong, status):
    answer = enter("秦奶奶").post(f"rooms/{hall(world).pk}/bookings", BODY | wrong)
    assert answer.status == status
    assert answer["words"]
    assert not Booking.objects.exists()


def test_what_is_not_there_is_not_there(world, enter):
    assert Speaker().get("rooms/404/week").status == 404
    assert enter("秦奶奶").post("rooms/404/bookings", BODY).status == 404
    room = hall(world)
    one = booked(world, room, start=TOMORROW + timedelta(days=1))
    assert enter("秦奶奶").post(f"bookings/{one.no}/confirmation").status == 404

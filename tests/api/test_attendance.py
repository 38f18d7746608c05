"""The same by the API: come and leave by code, read the roster, hand in a batch."""

from datetime import timedelta

import pytest

from tests.activities.attendance.building import STARTS, an_afternoon, code
from tests.activities.attendance.telephone import Telephone
from tests.audited.attendance import as_json
from wudan.activities.models import Attendance, RosterMark


@pytest.fixture(autouse=True)
def afternoon(monday):
    monday[0] = STARTS
    return monday


def test_one_comes_and_leaves(world, enter, monday):
    made, _ = an_afternoon(world)
    mine = enter("小武")
    answer = mine.post(f"shifts/{made.pk}/arrival", {"code": code(made), "in_range": True})
    assert (answer.status, answer["state"], answer["came_by"]) == (201, "present", "code")
    assert mine.post(f"shifts/{made.pk}/arrival", {"code": code(made)})["code"] == "already_came"
    monday[0] = later = STARTS + timedelta(hours=1)
    left = mine.post(f"shifts/{made.pk}/departure", {"code": code(made, "left", at=later)})
    assert (left.status, left["left_by"]) == (200, "code")


def test_wrong_codes_are_counted_and_strangers_see_no_shift(world, enter):
    made, _ = an_afternoon(world)
    mine = enter("小武")
    told = [mine.post(f"shifts/{made.pk}/arrival", {"code": "000000"}).status for _ in range(6)]
    assert told == [422] * 5 + [429]
    assert enter("秦奶奶").post(f"shifts/{made.pk}/arrival", {"code": code(made)}).status == 404
    leader = enter("苏远").post(f"shifts/{made.pk}/arrival", {"code": code(made)})
    assert leader["code"] == "not_placed"


def test_the_roster_is_for_who_keeps_it(world, enter):
    made, _ = an_afternoon(world)
    assert [one["name"] for one in enter("苏远").get(f"shifts/{made.pk}/roster")["items"]] == [
        "小武",
        "李小妹",
    ]
    assert enter("小武").get(f"shifts/{made.pk}/roster").status == 404


def test_a_roster_is_taken_along_and_a_batch_sent_ten_times_has_one_effect(world, enter, monday):
    made, [own, _] = an_afternoon(world)
    leader, phone = enter("苏远"), Telephone()
    taken = leader.post("rosters", {"shift": made.pk, "key": phone.key})
    assert taken.status == 201
    phone.note(own.pk, "came", STARTS)
    phone.note(own.pk, "left", STARTS + timedelta(hours=2))
    monday[0] = evening = STARTS + timedelta(hours=7)
    leader = enter("苏远")  # signed in again: it was a long way
    sent = as_json(phone.batch(taken["id"], at=evening))
    answers = [leader.post(f"rosters/{taken['id']}/batches", sent) for _ in range(10)]
    assert [one.status for one in answers] == [200] * 10
    assert [one["is_new"] for one in answers[0]["items"]] == [True, True]
    assert not any(one["is_new"] for answer in answers[1:] for one in answer["items"])
    assert (Attendance.objects.count(), RosterMark.objects.count()) == (1, 2)


def test_a_forged_batch_is_refused_whole(world, enter):
    made, [own, _] = an_afternoon(world)
    leader, phone = enter("苏远"), Telephone()
    taken = leader.post("rosters", {"shift": made.pk, "key": phone.key})
    phone.note(own.pk, "came", STARTS)
    sent = as_json(phone.batch(taken["id"], at=STARTS)) | {"sent_at": phone.clock(STARTS) + 5}
    assert leader.post(f"rosters/{taken['id']}/batches", sent)["code"] == "bad_signature"
    assert enter("贾站长").post(f"rosters/{taken['id']}/batches", sent).status == 404
    assert leader.post(f"rosters/{2**60}/batches", sent).status == 404

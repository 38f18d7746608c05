"""A village without signal: what was noted comes in once, by counter, capped by the shift (A05, G17)."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.activities.attendance.building import (
    ENDS,
    STARTS,
    activity,
    an_afternoon,
    place,
    present,
    shift,
)
from tests.activities.attendance.telephone import Telephone
from tests.domain.refusing import malformed, objected
from wudan.activities.actions import attendance
from wudan.activities.models import Attendance, RosterDevice, RosterMark

pytestmark = pytest.mark.postgres
EVENING = ENDS + timedelta(hours=2)


def take(world, made, phone):
    return attendance.take_roster(shift=made, key=phone.key, by=world.actor("苏远"), at=STARTS)


def send(world, device, batch, *, at=EVENING, by="苏远"):
    return attendance.deliver(device=device, batch=batch, by=world.actor(by), at=at)


def an_outing(world, **given):
    """The roster taken along; the first came and left, the second only came."""
    made, sign_ups = an_afternoon(world)
    phone = Telephone(**given)
    device = take(world, made, phone)
    phone.note(sign_ups[0].pk, "came", STARTS + timedelta(minutes=5))
    phone.note(sign_ups[1].pk, "came", STARTS + timedelta(minutes=6))
    phone.note(sign_ups[0].pk, "left", ENDS - timedelta(minutes=10))
    return made, sign_ups, phone, device


def test_what_was_noted_is_taken_and_signed_by_who_carried_it(world):
    _, [_first, _second], phone, device = an_outing(world)
    told = send(world, device, phone.batch(device.pk, at=EVENING), by="马青山")
    assert [one.words for one in told] == ["", "", ""]
    one, two = Attendance.objects.order_by("sign_up")
    assert (one.came_by, one.left_by, one.state, one.flags) == ("offline", "offline", "left", [])
    assert (one.came_at, one.left_at) == (
        STARTS + timedelta(minutes=5),
        ENDS - timedelta(minutes=10),
    )
    assert one.vouched_by_id == world.people["苏远"].pk
    assert (two.left_by, two.left_at, two.flags) == ("clock", ENDS, ["forgotten"])
    assert two.vouched_at is None


def test_a_batch_sent_ten_times_has_one_effect(world):
    _, _, phone, device = an_outing(world)
    batch = phone.batch(device.pk, at=EVENING)
    answers = [send(world, device, batch) for _ in range(10)]
    assert [sum(one.is_new for one in told) for told in answers] == [3] + [0] * 9
    assert (Attendance.objects.count(), RosterMark.objects.count()) == (2, 3)
    device.refresh_from_db()
    assert device.last_counter == 3


def test_what_is_sent_in_any_order_and_in_pieces_is_taken_by_counter(world):
    seed = random.randrange(10**9)
    _, [first, _], phone, device = an_outing(world)
    shuffled = phone.noted[:]
    random.Random(seed).shuffle(shuffled)
    send(world, device, phone.batch(device.pk, at=EVENING, marks=shuffled))
    send(world, device, phone.batch(device.pk, at=EVENING))
    found = Attendance.objects.get(sign_up=first)
    assert (found.left_by, found.state) == ("offline", "left"), f"seed {seed}"


def test_a_wrong_signature_or_a_changed_line_is_refused_whole(world):
    _made, [_first, _], phone, device = an_outing(world)
    good = phone.batch(device.pk, at=EVENING)
    moved = replace(good.marks[0], said_at=good.marks[0].said_at - 3_600_000)
    stranger = Telephone(counter=0, noted=phone.noted[:])
    forged = [
        replace(good, marks=(moved, *good.marks[1:])), replace(good, sent_at=good.sent_at + 1),
        replace(good, signature="AAAA"), replace(good, signature=""), replace(good, signature="一"),
        stranger.batch(device.pk, at=EVENING), phone.batch(device.pk + 1, at=EVENING),
    ]  # fmt: skip
    for batch in forged:
        with objected("bad_signature"):
            send(world, device, batch)
    assert not Attendance.objects.exists()
    assert not RosterMark.objects.exists()


@pytest.mark.parametrize("hours", [-9, -3, 5, 24])
def test_a_clock_wrong_by_hours_is_set_right_and_flagged(world, hours):
    _, [first, _], phone, device = an_outing(world, off=timedelta(hours=hours))
    send(world, device, phone.batch(device.pk, at=EVENING))
    found = Attendance.objects.get(sign_up=first)
    assert (found.came_at, found.flags) == (STARTS + timedelta(minutes=5), ["skew"])
    kept = RosterMark.objects.get(counter=1)
    assert kept.said_at == kept.at + timedelta(hours=hours)


def test_four_minutes_are_no_matter(world):
    _, [first, _], phone, device = an_outing(world, off=timedelta(minutes=4))
    send(world, device, phone.batch(device.pk, at=EVENING))
    assert Attendance.objects.get(sign_up=first).flags == []


def test_holes_and_time_going_back_are_flagged(world):
    _, [_first, second], phone, device = an_outing(world)
    hole = [phone.noted[0], phone.noted[2]]
    send(world, device, phone.batch(device.pk, at=EVENING, marks=hole))
    assert RosterMark.objects.get(counter=3).flags == ["hole"]
    phone.note(second.pk, "left", STARTS + timedelta(minutes=30))
    send(world, device, phone.batch(device.pk, at=EVENING))
    assert RosterMark.objects.get(counter=4).flags == ["backwards"]


def test_a_day_late_is_flagged_and_ten_days_late_is_refused(world):
    _, [first, _], phone, device = an_outing(world)
    late = EVENING + timedelta(days=3)
    send(world, device, phone.batch(device.pk, at=late, marks=phone.noted[:1]), at=late)
    assert "late" in Attendance.objects.get(sign_up=first).flags
    old = EVENING + timedelta(days=11)
    told = send(world, device, phone.batch(device.pk, at=old), at=old)
    assert [bool(one.words) for one in told] == [False, True, True]
    assert Attendance.objects.count() == 1


def test_nothing_is_longer_than_its_shift(world):
    made, [first, _] = an_afternoon(world)
    phone = Telephone()
    device = take(world, made, phone)
    phone.note(first.pk, "came", STARTS - timedelta(hours=5))
    phone.note(first.pk, "left", ENDS + timedelta(hours=5))
    night = ENDS + timedelta(hours=6)
    send(world, device, phone.batch(device.pk, at=night), at=night)
    found = Attendance.objects.get()
    assert (found.came_at, found.left_at, found.flags) == (STARTS, ENDS, ["capped"])


def test_a_counter_used_for_two_things_is_refused(world):
    _, [_, second], phone, device = an_outing(world)
    send(world, device, phone.batch(device.pk, at=EVENING))
    twice = replace(phone.noted[0], client_id="0" * 36, sign_up=second.pk)
    with objected("counter_twice"):
        send(world, device, phone.batch(device.pk, at=EVENING, marks=[twice]))


def test_who_is_not_on_the_roster_is_refused_whole(world):
    _made, _, phone, device = an_outing(world)
    other = shift(activity(world, "HD26090002"))
    [stranger] = place(other, world.people["秦奶奶"])
    phone.note(stranger.pk, "came", STARTS)
    with malformed("marks"):
        send(world, device, phone.batch(device.pk, at=EVENING))


def test_a_broken_batch_is_refused_in_words(world):
    _, _, phone, device = an_outing(world)
    one = phone.noted[0]
    for bad in (
        [], [one, one], [replace(one, counter=0)], [replace(one, kind="x")], [replace(one, said_at=-1)],
        [replace(one, client_id="'; --")], [replace(one, said_at=10**18)], [replace(one, sign_up=0)],
    ):  # fmt: skip
        with malformed("marks"):
            send(world, device, phone.batch(device.pk, at=EVENING, marks=bad))


def test_who_came_by_code_and_was_signed_out_by_the_clock_has_left_when_the_leader_saw_it(world):
    _, [first, _], phone, device = an_outing(world)
    present(first)
    attendance.close_forgotten(at=EVENING)
    send(world, device, phone.batch(device.pk, at=EVENING))
    found = Attendance.objects.get(sign_up=first)
    assert (found.came_by, found.left_by, found.flags) == ("roster", "offline", [])


def test_a_leader_does_not_sign_his_own_presence_from_his_own_telephone(world):
    made = shift(activity(world))
    [own] = place(made, world.people["苏远"])
    phone = Telephone()
    device = take(world, made, phone)
    phone.note(own.pk, "came", STARTS)
    phone.note(own.pk, "left", ENDS)
    send(world, device, phone.batch(device.pk, at=EVENING))
    assert Attendance.objects.get().vouched_at is None


def test_a_roster_is_taken_by_who_keeps_it_with_a_key_that_is_one(world):
    made, _ = an_afternoon(world)
    phone = Telephone()
    with objected("not_your_activity"):
        attendance.take_roster(shift=made, key=phone.key, by=world.oneself("小武"), at=STARTS)
    for bad in ("", "abc", "A" * 88, "一" * 87, "BB" * 43 + "B"):
        with malformed("key"):
            attendance.take_roster(shift=made, key=bad, by=world.actor("苏远"), at=STARTS)
    first, again = take(world, made, phone), take(world, made, phone)
    assert first.pk == again.pk
    assert RosterDevice.objects.count() == 1
    with objected("key_in_use"):
        attendance.take_roster(shift=made, key=phone.key, by=world.actor("马青山"), at=STARTS)

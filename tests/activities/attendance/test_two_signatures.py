"""Present is a fact signed by two persons, neither of them the volunteer (A01, A02)."""

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
from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.world import MONDAY
from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Mark
from wudan.activities.models import Attendance
from wudan.jobs.reactions import reactions_to
from wudan.journal.models import Outbox
from wudan.journal.outbox import deliver
from wudan.orders import actions as orders

pytestmark = pytest.mark.postgres
LATER = ENDS + timedelta(minutes=10)


def roster(world, made, sign_up, *, by="苏远", at=ENDS):
    """Came and left by the leader's roster."""
    who = world.actor(by)
    attendance.mark(shift=made, marks=[Mark(sign_up.pk, "came")], by=who, at=STARTS)
    [done] = attendance.mark(shift=made, marks=[Mark(sign_up.pk, "left")], by=who, at=at)
    return done


def read(found):
    return Attendance.objects.get(pk=found.pk)


def test_the_leaders_roster_is_the_first_signature_and_the_site_the_second(world):
    made, [sign_up, _] = an_afternoon(world)
    found = roster(world, made, sign_up)
    assert (found.state, found.vouched_by_id) == ("left", world.people["苏远"].pk)
    keeper = world.actor("马青山")
    attendance.witness(attendances=[found.pk], kind="site", by=keeper, at=LATER)
    assert read(found).state == "confirmed"
    waiting = Outbox.objects.filter(verb="attendance.confirm")
    assert [row.event.subject_id for row in waiting] == [found.pk]


def test_one_person_does_not_sign_for_both_sides(world):
    made, [sign_up, _] = an_afternoon(world)
    found = roster(world, made, sign_up, by="马青山")
    with objected("two_persons"):
        attendance.witness(attendances=[found.pk], kind="site", by=world.actor("马青山"), at=LATER)
    town = world.actor("乔委员")
    attendance.witness(attendances=[found.pk], kind="site", by=town, at=LATER)
    assert read(found).state == "confirmed"


def test_who_witnessed_does_not_vouch(world):
    _made, [sign_up, _] = an_afternoon(world)
    found = present(sign_up, left_at=ENDS, left_by="code", state="left")
    keeper = world.actor("马青山")
    attendance.witness(attendances=[found.pk], kind="site", by=keeper, at=LATER)
    with objected("two_persons"):
        attendance.vouch(attendances=[found.pk], by=keeper, at=LATER)
    attendance.vouch(attendances=[found.pk], by=world.actor("苏远"), at=LATER)
    assert read(found).state == "confirmed"


def test_a_leader_who_served_is_vouched_for_by_the_site(world):
    made = shift(activity(world))
    [sign_up] = place(made, world.people["苏远"])
    found = roster(world, made, sign_up)
    assert found.vouched_at is None
    with objected("own_presence"):
        attendance.vouch(attendances=[found.pk], by=world.actor("苏远"), at=LATER)
    with objected("own_presence"):
        attendance.witness(
            attendances=[found.pk],
            kind="word",
            words="王大娘说来过",
            by=world.actor("苏远"),
            at=LATER,
        )
    attendance.vouch(attendances=[found.pk], by=world.actor("马青山"), at=LATER)
    attendance.witness(attendances=[found.pk], kind="site", by=world.actor("乔委员"), at=LATER)
    assert read(found).state == "confirmed"


def test_a_spoken_word_is_noted_with_what_was_said_by_who_heard_it(world):
    made, [sign_up, _] = an_afternoon(world)
    found = roster(world, made, sign_up)
    keeper = world.actor("马青山")
    with malformed("words"):
        attendance.witness(attendances=[found.pk], kind="word", by=keeper, at=LATER)
    with objected("two_persons"):
        attendance.witness(
            attendances=[found.pk],
            kind="word",
            words="秦奶奶说剪了",
            by=world.actor("苏远"),
            at=LATER,
        )
    attendance.witness(
        attendances=[found.pk], kind="word", words="秦奶奶说剪了", by=keeper, at=LATER
    )
    assert read(found).witness == "word"


@pytest.mark.parametrize(
    "who", ["小武", "贾站长", "艾科长", "呼延歌", "郝书记", "严审计", "计管理"]
)
def test_nobody_else_signs_for_either_side(world, who):
    made, [sign_up, _] = an_afternoon(world)
    found = present(sign_up, left_at=ENDS, left_by="code", state="left")
    by = world.actor(who)
    with objected("not_your_activity"):
        attendance.vouch(attendances=[found.pk], by=by, at=LATER)
    with objected("not_your_site"):
        attendance.witness(attendances=[found.pk], kind="site", by=by, at=LATER)
    with objected("not_your_activity"):
        attendance.mark(shift=made, marks=[Mark(sign_up.pk, "left")], by=by, at=LATER)


def from_order(world):
    order = world.order_at("done")
    made = shift(activity(world, order=order))
    [sign_up] = place(made, world.people["小武"])
    return order, roster(world, made, sign_up)


def test_the_code_on_the_slip_is_the_beneficiarys_signature(world):
    order, found = from_order(world)
    leader = world.actor("苏远")
    with malformed("slip_code"):
        attendance.witness(attendances=[found.pk], kind="code", slip_code="1", by=leader, at=LATER)
    attendance.witness(
        attendances=[found.pk], kind="code", slip_code=order.slip_code, by=leader, at=LATER
    )
    assert (read(found).state, read(found).witnessed_by_id) == ("confirmed", order.placed_for_id)


def test_the_orders_acknowledgement_is_as_good(world):
    order, found = from_order(world)
    orders.acknowledge(order=order, by=world.actor("秦奶奶"), at=LATER)
    deliver(reactions_to, at=LATER)
    deliver(reactions_to, at=LATER)
    assert (read(found).state, read(found).witness) == ("confirmed", "code")
    assert Outbox.objects.filter(verb="attendance.confirm").count() == 1


def test_a_bad_review_is_no_word_for_it(world):
    order, found = from_order(world)
    orders.review(order=order, by=world.actor("秦奶奶"), at=LATER, score=1, words="没等到人")
    deliver(reactions_to, at=LATER)
    assert read(found).witnessed_at is None


def test_an_activity_without_an_order_has_no_slip(world):
    made, [sign_up, _] = an_afternoon(world)
    found = roster(world, made, sign_up)
    with malformed("kind"):
        attendance.witness(
            attendances=[found.pk],
            kind="code",
            slip_code="123456",
            by=world.actor("苏远"),
            at=LATER,
        )


def test_the_database_knows_it_too(world):
    _made, [sign_up, other] = an_afternoon(world)
    one = sign_up.person_id
    signed = {"left_at": ENDS, "vouched_at": ENDS, "witnessed_at": ENDS, "witness": "site"}
    with refused_by_the_database("attendance_confirmed_by_two"):
        present(sign_up, state="confirmed", vouched_by_id=99, witnessed_by_id=99, **signed)
    with refused_by_the_database("attendance_not_vouched_by_self"):
        present(sign_up, vouched_by_id=one)
    with refused_by_the_database("attendance_not_witnessed_by_self"):
        present(sign_up, witnessed_by_id=one)
    with refused_by_the_database("attendance_confirmed_by_two"):
        present(other, state="confirmed", left_at=ENDS, vouched_at=ENDS, vouched_by_id=99)


def test_a_presence_that_was_none_is_struck_with_a_reason(world):
    _made, [sign_up, _] = an_afternoon(world)
    found = present(sign_up)
    leader = world.actor("苏远")
    with malformed("why"):
        attendance.strike(attendance=found, why=" ", by=leader, at=LATER)
    with objected("not_your_activity"):
        attendance.strike(attendance=found, why="没来", by=world.oneself("小武"), at=LATER)
    attendance.strike(attendance=found, why="点错了人", by=leader, at=LATER)
    with objected("struck"):
        attendance.vouch(attendances=[found.pk], by=leader, at=LATER)
    assert read(found).left_at > MONDAY

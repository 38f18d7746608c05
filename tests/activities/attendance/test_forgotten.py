"""Who forgets to sign out is signed out at the planned end, once; the times are set right in sight."""

from datetime import timedelta

import pytest

from tests.activities.attendance.building import ENDS, STARTS, an_afternoon, present
from tests.domain.refusing import malformed, objected
from wudan.activities.actions import attendance
from wudan.activities.models import Attendance
from wudan.activities.presence import GRACE
from wudan.journal.events import events_of

pytestmark = pytest.mark.postgres
AFTER = ENDS + GRACE


def verbs(found):
    return [event.verb for event in events_of("attendance", found.pk)]


def test_the_clock_signs_out_at_the_planned_end_and_once(world):
    _, [sign_up, _] = an_afternoon(world)
    found = present(sign_up)
    assert attendance.close_forgotten(at=AFTER - timedelta(seconds=1)) == 0
    assert attendance.close_forgotten(at=AFTER) == 1
    assert attendance.close_forgotten(at=AFTER + timedelta(hours=1)) == 0
    found.refresh_from_db()
    assert (found.left_at, found.left_by, found.flags) == (ENDS, "clock", ["forgotten"])
    assert (found.state, found.vouched_at) == ("left", None)
    assert verbs(found) == ["attendance.leave"]


def test_who_signed_out_is_left_alone(world):
    _, [sign_up, _] = an_afternoon(world)
    present(sign_up, left_at=ENDS, left_by="code", state="left")
    assert attendance.close_forgotten(at=AFTER) == 0


def test_who_came_in_the_last_second_has_been_there(world):
    _, [sign_up, _] = an_afternoon(world)
    found = present(sign_up, came_at=ENDS)
    attendance.close_forgotten(at=AFTER)
    found.refresh_from_db()
    assert found.left_at > found.came_at


def correct(world, found, *, by, left_at=ENDS - timedelta(hours=1), why="五点走的，忘了签退"):
    return attendance.correct(
        attendance=found, came_at=found.came_at, left_at=left_at, why=why, by=by, at=AFTER
    )


def test_oneself_sets_it_right_in_sight_and_the_leader_signs_again(world):
    _, [sign_up, _] = an_afternoon(world)
    found = present(sign_up)
    attendance.close_forgotten(at=AFTER)
    attendance.vouch(attendances=[found.pk], by=world.actor("苏远"), at=AFTER)
    done = correct(world, found, by=world.oneself("小武"))
    assert done.flags == ["corrected", "forgotten"]
    assert (done.corrected_at, done.why) == (AFTER, "五点走的，忘了签退")
    assert done.vouched_at is None
    attendance.vouch(attendances=[found.pk], by=world.actor("苏远"), at=AFTER)
    assert verbs(found)[-2:] == ["attendance.correct", "attendance.vouch"]


def test_nobody_else_corrects_and_nothing_outside_the_shift(world):
    _, [sign_up, _] = an_afternoon(world)
    found = present(sign_up)
    attendance.close_forgotten(at=AFTER)
    with objected("not_your_presence"):
        correct(world, found, by=world.oneself("李小妹"))
    with malformed("left_at"):
        correct(world, found, by=world.oneself("小武"), left_at=STARTS)
    with malformed("left_at"):
        correct(world, found, by=world.oneself("小武"), left_at=AFTER + timedelta(minutes=1))
    with malformed("why"):
        correct(world, found, by=world.oneself("小武"), why="")
    with malformed("why"):
        correct(world, found, by=world.oneself("小武"), why="身份证11010519491231002X")


def test_what_both_sides_have_signed_is_corrected_by_dispute_only(world):
    _, [sign_up, _] = an_afternoon(world)
    found = present(sign_up, left_at=ENDS, left_by="code", state="left")
    attendance.vouch(attendances=[found.pk], by=world.actor("苏远"), at=AFTER)
    attendance.witness(attendances=[found.pk], kind="site", by=world.actor("马青山"), at=AFTER)
    with objected("confirmed"):
        correct(world, Attendance.objects.get(pk=found.pk), by=world.oneself("小武"))

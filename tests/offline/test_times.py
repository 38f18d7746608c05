"""Both times are kept; a clock in 1970, in the future, or a week late is told in words, never believed."""

from datetime import datetime, timedelta

import pytest

from tests.offline.carried import Phone, act, ms, order_for
from tests.world import MONDAY
from wudan.kit.clock import CHINA
from wudan.offline.reckoning import Told, reckon

TAKEN, NOW = MONDAY, MONDAY + timedelta(days=2)
OLD, FUTURE = datetime(1970, 1, 2, tzinfo=CHINA), datetime(2031, 1, 1, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("clock", "reckoned", "sending", "happened", "flags"),
    [
        (NOW, NOW, NOW, NOW, ()),
        (OLD, NOW - timedelta(hours=3), NOW, NOW - timedelta(hours=3), ("clock",)),
        (FUTURE, NOW - timedelta(hours=3), NOW, NOW - timedelta(hours=3), ("clock",)),
        (MONDAY, MONDAY, NOW, MONDAY, ("late",)),
        (OLD, OLD, OLD + timedelta(days=1), NOW - timedelta(days=1), ("skew",)),
        (FUTURE, FUTURE, FUTURE, NOW, ("skew",)),
        (OLD, OLD, NOW, TAKEN, ("late",)),
    ],
)
def test_a_time_is_reckoned_from_what_the_telephone_is_off(
    clock, reckoned, sending, happened, flags
):
    found = reckon(
        Told(ms(clock), ms(reckoned)), Told(ms(sending), ms(sending)), taken_at=TAKEN, at=NOW
    )
    assert (found.happened_at, found.flags) == (happened, flags)
    assert found.said_at == clock


def test_an_act_from_1970_is_kept_with_both_times_and_a_flag(world):
    phone = Phone(world)
    got = phone.send(
        act("order", order_for(world), MONDAY + timedelta(hours=1), clock=OLD), NOW
    ).act
    got.refresh_from_db()
    assert got.state == "done"
    assert got.said_at == OLD
    assert got.happened_at == MONDAY + timedelta(hours=1)
    assert got.received_at == NOW
    assert got.flags == ["clock", "late"]

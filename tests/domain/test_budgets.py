"""限额: sixty looks a minute and no more; who is told, and that the trail has it first."""

from datetime import timedelta

import pytest

from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.refusals import TooMany
from wudan.people.budgets import ALARM, note_astray, spend_budget

pytestmark = pytest.mark.postgres


def alarms(world, name):
    return list(
        events_of("account", world.people[name].account.pk).filter(verb=ALARM).values("facts", "at")
    )


def looks(world, name, times, *, at=MONDAY, kind="reveal"):
    done = 0
    for _ in range(times):
        try:
            spend_budget(kind, by=world.actor(name), at=at)
        except TooMany:
            continue
        done += 1
    return done


@pytest.mark.parametrize("kind", ["reveal", "look_up"])
def test_a_thousand_looks_in_a_row_are_sixty_and_one_alarm(world, kind):
    assert looks(world, "马青山", 1000, kind=kind) == 60
    assert alarms(world, "马青山") == [{"facts": {"kind": kind}, "at": MONDAY}]


def test_three_hundred_a_day(world):
    done = [looks(world, "马青山", 70, at=MONDAY + timedelta(minutes=m)) for m in range(10)]
    assert sum(done) == 300


def test_nobody_else_pays(world):
    looks(world, "马青山", 100)
    assert looks(world, "柳文书", 1) == 1


def test_twenty_strangers_things_in_five_minutes_are_an_alarm(world):
    for _ in range(30):
        note_astray(by=world.actor("秦奶奶"), at=MONDAY)
    assert [alarm["facts"]["kind"] for alarm in alarms(world, "秦奶奶")] == ["astray"]
    for minute in range(100):
        note_astray(by=world.actor("高大爷"), at=MONDAY + timedelta(minutes=minute))
    assert alarms(world, "高大爷") == []

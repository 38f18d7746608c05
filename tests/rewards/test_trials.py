"""A version is tried out on last quarter's acts before it counts: the same reckoning, no names, nothing switched on."""

from datetime import date, datetime, timedelta
from importlib import import_module

import pytest

from tests.domain.refusing import objected
from tests.ledger.records import record_of
from tests.rewards.earning import earned, ruled
from tests.world import COUNTY, MONDAY
from wudan.jobs.trials import reckon_next
from wudan.kit.clock import CHINA
from wudan.ledger.models import PointTransfer
from wudan.rewards.actions import rules
from wudan.rewards.actions.rules.try_out import last_quarter
from wudan.rewards.figures import NOTHING, Pair, shown, together
from wudan.rewards.models import Earning, PointRules, PointRulesPeriod, Trial

pytestmark = pytest.mark.postgres
JUNE = date(2026, 6, 8)


def asked(world, version=2, who="柳文书", at=MONDAY):
    ruled()
    found = PointRules.objects.get(county=COUNTY, version=version)
    return rules.try_out(rules=found, by=world.actor(who), at=at)


def reckoned(trial, at=MONDAY):
    while reckon_next(at=at):
        pass
    trial.refresh_from_db()
    return trial


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [(date(2026, 9, 7), date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
     (date(2026, 12, 31), date(2026, 7, 1), date(2026, 9, 30)), (date(2028, 4, 1), date(2028, 1, 1), date(2028, 3, 31))],
)  # fmt: skip
def test_the_quarter_before_this_one(today, first, last):
    assert last_quarter(today) == (first, last)


def test_then_and_now_stand_beside_each_other(world):
    record_of(world, day=JUNE, minutes=120)
    record_of(world, "秦奶奶", day=JUNE, minutes=300)
    trial = reckoned(asked(world))
    assert (trial.state, trial.percent, sorted(trial.months)) == ("done", 100, ["2026-04", "2026-05", "2026-06"])  # fmt: skip
    june = trial.months["2026-06"]
    assert june["old"]["whole"] == {"owners": 2, "met": 1, "honor": 12, "spend": 12}
    assert june["new"]["whole"] == {"owners": 2, "met": 1, "honor": 6, "spend": 6}
    assert (june["old"]["fen"], june["new"]["fen"]) == (600, 300)
    assert trial.months["2026-04"]["old"]["whole"] == NOTHING


def test_what_was_tried_out_is_what_is_given(world):
    records = [record_of(world, day=JUNE + timedelta(days=n), minutes=50 + 40 * n) for n in range(6)]  # fmt: skip
    trial = reckoned(asked(world, version=1))
    late = datetime(2026, 6, 30, 20, tzinfo=CHINA)
    given = [one for record in records for one in earned(record, late)]
    told = trial.months["2026-06"]["new"]["whole"]
    assert told["spend"] == sum(one.spend for one in given) > 0
    assert told["honor"] == sum(one.honor for one in given)


def test_nothing_is_switched_on_and_nothing_given(world):
    record_of(world, day=JUNE)
    periods = list(PointRulesPeriod.objects.values()) or None
    trial = reckoned(asked(world))
    assert trial.state == "done"
    assert not Earning.objects.exists()
    assert not PointTransfer.objects.exists()
    assert periods is None or list(PointRulesPeriod.objects.values()) == periods
    assert PointRules.objects.in_force(COUNTY, MONDAY.date()).version == 1


def test_only_the_office_asks_and_one_at_a_time(world):
    ruled()
    with objected("not_your_role"):
        asked(world, who="乔委员")
    asked(world)
    with objected("waiting"):
        asked(world)


def test_a_worker_that_died_loses_one_month_and_no_more(world):
    record_of(world, day=date(2026, 4, 9))
    trial = asked(world)
    assert reckon_next(at=MONDAY) == 1
    trial.refresh_from_db()
    kept = dict(trial.months)
    assert list(kept) == ["2026-04"]
    Trial.objects.update(taken_at=MONDAY)  # somebody took May, and died
    assert reckon_next(at=MONDAY + timedelta(seconds=30)) == 0
    trial = reckoned(trial, MONDAY + timedelta(minutes=3))
    assert trial.state == "done"
    assert trial.months["2026-04"] == kept["2026-04"]


def test_a_fault_stops_it_in_words(world, monkeypatch):
    trial = asked(world)
    module = import_module("wudan.rewards.actions.rules.try_out")
    monkeypatch.setattr(module, "_reckoned", lambda *_: 1 / 0)
    assert reckon_next(at=MONDAY) == 0
    trial.refresh_from_db()
    assert trial.state == "stopped"
    assert "再算一次" in trial.stopped_words
    asked(world)


def test_a_cell_of_few_is_not_told_and_not_told_by_what_is_missing():
    few, many = NOTHING | {"owners": 2, "spend": 9}, NOTHING | {"owners": 7, "spend": 70}
    rows = [Pair("甲", "1", many, many), Pair("乙", "2", many, few), Pair("丙", "3", many, many)]
    told, small = shown(rows)
    assert ([one.name for one in told], [one.name for one in small]) == (["甲"], ["乙", "丙"])
    assert shown([rows[0], rows[2]]) == ([rows[0], rows[2]], [])
    assert Pair("甲", "1", many | {"met": 3}, many | {"met": 6}).old_met is None
    assert Pair("甲", "1", many | {"met": 0}, many | {"met": 6}).new_met == 6
    assert together([few, many]) == {"owners": 7, "met": 0, "honor": 0, "spend": 79}

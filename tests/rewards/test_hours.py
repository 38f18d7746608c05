"""Hours earn by the rule of their day, once a rule, and give back what they earned when they are reversed."""

from datetime import timedelta

import pytest

from tests.ledger.points.earning import balances, has, total
from tests.ledger.serving import SHIFT, presence
from tests.rewards.earning import YESTERDAY, earned, of, rule, ruled, served
from tests.world import COUNTY, MONDAY
from wudan.activities.models import Activity
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.ledger.actions import correct, record_hours, reverse
from wudan.ledger.models import Account, PointTransfer
from wudan.people.actors import THE_CLOCK
from wudan.rewards.actions.earning import unearn_hours
from wudan.rewards.actions.rules import adopt
from wudan.rewards.models import Earning, PointRules, PointTally

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _sums_to_zero(world):
    ruled()
    yield
    assert total() == 0


def test_an_hour_and_a_half_earns_three_of_each(world):
    (made,) = earned(served(world, 90))
    assert (made.rule.code, made.honor, made.spend, made.quantity, made.words) == ("hours", 3, 3, 90, "")  # fmt: skip
    assert has(of(world, "小武"), honor=3, spend=3)
    book = PointTransfer.objects.get()
    assert (book.rule, book.origin, book.origin_no) == ("hours@1", "hours", made.record.no)
    assert made.transfer == book


def test_asked_again_nothing_more_is_earned(world):
    record = served(world)
    assert len(earned(record)) == 1
    assert earned(record) == []
    assert Earning.objects.count() == PointTransfer.objects.count() == 1


def test_a_hard_service_earns_by_two_rules(world):
    activity = presence(world).opening.shift.activity
    Activity.objects.filter(pk=activity.pk).update(platform=world.platforms["health"], color="morality")  # fmt: skip
    made = earned(served(world, 60, activity=activity))
    assert {one.rule.code: one.spend for one in made} == {"hours": 2, "hours_hard": 1}
    assert {one.transfer.colour for one in made} == {"morality"}
    assert has(of(world, "小武"), honor=3, spend=3)


def test_back_filled_hours_earn_honour_alone(world):
    (made,) = earned(served(world, 120, evidence="backfilled"))
    assert (made.rule.code, made.honor, made.spend) == ("hours_backfilled", 2, 0)


def test_what_is_above_the_days_cap_is_cut_and_said(world):
    first, second = earned(served(world, 200, hour=7)), earned(served(world, 200, hour=12))
    assert (first[0].quantity, second[0].quantity) == (200, 40)
    assert second[0].words == "每人（户、队）每天最多 4 小时"
    assert sum(one.minutes for one in (first[0].record, second[0].record)) == 400
    tally = PointTally.objects.get(key=f"hours:person:{world.people['小武'].pk}:{YESTERDAY}")
    assert (tally.used, tally.most) == (240, 240)


def test_too_late_or_before_any_rule_earns_nothing(world):
    assert earned(served(world, day=YESTERDAY - timedelta(days=95))) == []
    PointRules.objects.get(county=COUNTY, version=1).periods.all().delete()
    assert earned(served(world)) == []


def test_the_rule_of_the_acts_own_day_decides(world):
    second = PointRules.objects.get(county=COUNTY, version=2)
    adopt(
        rules=second, starts_on=MONDAY.date(), why="一小时一分", by=world.actor("柳文书"), at=MONDAY
    )
    before, after = served(world, 60), served(world, 60, day=MONDAY.date())
    later = MONDAY + timedelta(days=1)
    assert [one.spend for one in earned(before, later)] == [2]
    assert [one.spend for one in earned(after, later)] == [1]


def test_reversed_hours_give_back_points_and_room_but_points_never_touch_hours(world):
    record = record_hours(attendance=presence(world), by=THE_CLOCK, at=SHIFT + timedelta(hours=9))
    at = SHIFT + timedelta(days=1)
    deliver(reactions_to, at=at)
    assert balances(of(world, "小武"))["spend"] > 0
    reverse(made=record, why="人没有来", by=world.actor("柳文书"), at=at)
    deliver(reactions_to, at=at + timedelta(minutes=1))
    assert has(of(world, "小武"))
    assert {row.used for row in PointTally.objects.all()} == {0}
    assert all(one.reversed_why for one in Earning.objects.all())
    assert unearn_hours(record_id=record.pk, by=THE_CLOCK, at=at) == 0


def test_corrected_hours_earn_anew_whichever_event_comes_first(world):
    there = presence(world)
    first = record_hours(attendance=there, by=THE_CLOCK, at=SHIFT + timedelta(hours=9))
    at = SHIFT + timedelta(days=1)
    deliver(reactions_to, at=at)
    had = balances(of(world, "小武"))
    again = correct(made=first, why="时间写错了", by=world.actor("柳文书"), at=at)
    earned(again, at)
    deliver(reactions_to, at=at + timedelta(minutes=1))
    assert balances(of(world, "小武")) == had
    assert Earning.objects.live().count() == Earning.objects.filter(record=again).count() > 0


def test_spending_takes_no_minute(world):
    minutes = list(Account.objects.values_list("balance", flat=True))
    earned(served(world))
    assert list(Account.objects.values_list("balance", flat=True)) == minutes


def test_a_reversed_record_earns_nothing_however_late_the_event(world):
    record = record_hours(attendance=presence(world), by=THE_CLOCK, at=SHIFT + timedelta(hours=9))
    reverse(made=record, why="人没有来", by=world.actor("柳文书"), at=SHIFT + timedelta(hours=10))
    deliver(reactions_to, at=SHIFT + timedelta(days=1))
    assert not Earning.objects.exists()
    assert rule("hours").earnings.count() == 0

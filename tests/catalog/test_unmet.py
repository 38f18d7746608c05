"""What was asked for and not given is counted by reason and season, and leads to its rows."""

from datetime import date, timedelta

import pytest

from tests.catalog.filling import limited
from tests.domain.acts import pass_deadline
from tests.world import MONDAY
from wudan.catalog.actions import note_unmatched
from wudan.catalog.models import CapacityPeriod, UnmatchedSearch
from wudan.orders import actions, unmet
from wudan.orders.models import Order

pytestmark = pytest.mark.postgres
YEAR = {"since": date(2026, 1, 1), "until": date(2028, 1, 1)}


def test_needs_are_counted_by_reason(world, django_assert_num_queries):
    world.order_at("declined")
    world.order_at("referred", "李小妹")
    world.order_at("withdrawn", "贺叔")  # changed their mind: no unmet need
    world.order_at("reviewed", "李小妹")
    item = limited(world, places=1, service="bath")
    world.place("秦奶奶", "bath")
    waiting = world.place("贺叔", "bath", when_full="wait")
    actions.withdraw(order=waiting, by=world.actor("贺叔"), at=MONDAY + timedelta(days=2))
    last = world.place("高大爷", "bath", when_full="wait")
    CapacityPeriod.objects.filter(service=item).update(places=1)
    while last.stage == "waiting":
        later = last.period.ends_on
        limited_out(item, later)
        last = pass_deadline(last)
    with django_assert_num_queries(4):
        needs = unmet.unmet_needs(Order.objects.all(), **YEAR)
    assert unmet.summed(needs, "reason") == {
        "declined": 1, "referred": 1, "gave_up": 1, "never_served": 1,
    }  # fmt: skip
    assert unmet.summed(needs, "month") == {9: 4}
    assert unmet.summed(needs, "town") == {"610626101": 3, "610626102": 1}
    evidence = unmet.evidence_of_need(county="610626", service_id=item.pk, **YEAR)
    assert evidence.count() == 2


def limited_out(item, day):
    """Every place of the next period is gone."""
    after = (day + timedelta(days=32)).replace(day=1)
    CapacityPeriod.objects.create(
        service=item, period="month", places=1, taken=1, starts_on=day, ends_on=after
    )


def test_what_is_looked_for_in_vain_is_counted_without_anybody(world):
    def note(words, times=1):
        return [note_unmatched(words=words, county="610626", at=MONDAY) for _ in range(times)][-1]

    assert note("修剪果树", 6)
    assert note("给王二妮", 2)
    for words in ("13812345678", "a@b.cn", "修", "610626199001011234", "", "长" * 17, "修\x00树"):
        assert not note(words)
    assert unmet.searched_in_vain("610626", **YEAR) == [("修剪果树", 6)]
    assert UnmatchedSearch.objects.count() == 2


def test_small_numbers_are_kept_back():
    assert [unmet.kept_back(n) for n in (0, 1, 4, 5)] == ["0", "少于 5", "少于 5", "5"]

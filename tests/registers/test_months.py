"""月小结 (R097; domain §5 row 31): drafted from rows, confirmed with one tap, closed with its rows, told late."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.registers.september import AFTER, MONTH, september, served
from tests.world import COUNTY, MONDAY
from wudan.journal.events import events_of
from wudan.kit.refusals import Stale
from wudan.ledger.actions import reverse
from wudan.ledger.models import ServiceRecord
from wudan.orders import actions as orders
from wudan.orders.models import Order
from wudan.registers.actions import (
    close_month,
    confirm_month,
    draft_due,
    draft_month,
    reopen_month,
    take_back,
)
from wudan.registers.figures import figures_of
from wudan.registers.models import LateFact, MonthSummary, ReportMonth, SummaryFigure
from wudan.registers.months.reckoning import TALLIES, reckon, values_of
from wudan.registers.reporters import scope_of, scopes_of

pytestmark = pytest.mark.postgres
MIDDLE = MONDAY + timedelta(days=16)


def drafted(world, *, at=AFTER):
    september(world)
    draft_month(county=COUNTY, month=MONTH.first, at=at)
    return ReportMonth.objects.get(month=MONTH.first)


def summary(world, unit, month=MONTH.first):
    return MonthSummary.objects.get(unit=world.units[unit], month__month=month)


def confirm(world, who, unit, *, at=AFTER, **given):
    one = summary(world, unit)
    given = {"seen": one.digest} | given
    return confirm_month(summary=one, by=world.actor(who), at=at, **given)


def close(world, month, *, at=AFTER):
    return close_month(month=month, by=world.actor("柳文书"), at=at)


def test_every_reporter_is_drafted_at_once_and_each_number_is_what_it_is_alone(
    world, django_assert_num_queries
):
    drafted(world)
    units = [world.units[name] for name in ("c", "铁边城", "周湾", "民政局")]
    scopes = scopes_of(units, on=MONTH.last)
    with django_assert_num_queries(len(TALLIES) + 2):  # the tree of that month, and the key works
        sheets = reckon(scopes, MONTH)
    for unit in units:
        alone = figures_of(TALLIES, scope_of(unit, on=MONTH.last), MONTH)
        assert values_of(sheets[unit.pk]) == {
            k: f.value for k, f in alone.items() if f.value or k in sheets[unit.pk]
        }
    for figure in SummaryFigure.objects.all():
        assert sum(row[2] for row in figure.rows) == figure.value, figure.key
    assert summary(world, "铁边城").values["orders-fulfilled"] == 3


def test_one_tap_confirms_and_a_second_clerk_is_told_so(world):
    drafted(world)
    assert confirm(world, "乔委员", "铁边城", words="  缺一台轮椅。 ") == []
    one = summary(world, "铁边城")
    assert (one.words, one.confirmed_at, one.confirmed_as) == (
        "缺一台轮椅。",
        AFTER,
        "铁边城所·宣传委员",
    )
    assert [event.verb for event in events_of("month_summary", one.pk)] == ["summary.confirm"]
    with objected("confirmed"):
        confirm(world, "乔委员", "铁边城")
    with objected("not_your_unit"):
        confirm(world, "柳文书", "周湾")
    with pytest.raises(Stale), transaction.atomic():
        confirm(world, "景科长", "民政局", seen="old")


def test_before_the_month_is_over_nothing_is_confirmed_or_closed(world):
    month = drafted(world, at=MIDDLE)
    with objected("not_over"):
        confirm(world, "乔委员", "铁边城", at=MIDDLE)
    with objected("not_over"):
        close(world, month, at=MIDDLE)


def test_what_changed_since_the_draft_is_told_row_by_row_before_it_counts(world):
    drafted(world)
    served(world, days=9)
    changes = confirm(world, "乔委员", "铁边城")
    told = {one.key: (one.before, one.after) for one in changes}
    assert (told["shifts-held"], told["service-minutes"]) == ((1, 2), (120, 240))
    assert all(sum(row[2] for row in one.rows) == one.after - one.before for one in changes)
    assert summary(world, "铁边城").confirmed_at is None, "nobody confirmed what they had not seen"
    assert confirm(world, "乔委员", "铁边城") == []
    take_back(summary=summary(world, "铁边城"), by=world.actor("乔委员"), at=AFTER)
    assert summary(world, "铁边城").confirmed_at is None


def test_a_closed_month_stands_and_what_comes_late_is_told_once_in_the_next(world):
    month = drafted(world)
    confirm(world, "乔委员", "铁边城")
    made = close(world, month)
    fixed = summary(world, "铁边城").values
    served(world, days=9)
    reverse(
        made=ServiceRecord.objects.order_by("pk").first(),
        why="记错了日子",
        by=world.actor("乔委员"),
        at=AFTER,
    )
    assert draft_due(county=COUNTY, at=AFTER) == 6, "October only"
    assert summary(world, "铁边城").values == fixed
    october = AFTER.date().replace(day=1)
    late = LateFact.objects.filter(summary=summary(world, "铁边城", october), key="service-minutes")
    assert sorted(late.values_list("amount", flat=True)) == [-120, 120]
    assert {one.of_id for one in late} == {month.pk}
    close(world, ReportMonth.objects.get(month=october), at=AFTER + timedelta(days=31))
    draft_due(county=COUNTY, at=AFTER + timedelta(days=31))
    november = summary(world, "铁边城", (AFTER + timedelta(days=31)).date().replace(day=1))
    assert not november.late.exists(), "told once"
    assert len(made.digest) == 64


def test_closing_twice_confirming_after_it_and_writing_to_it_are_refused(world):
    month = drafted(world)
    made = close(world, month)
    with objected("closed"):
        close(world, month)
    with objected("closed"):
        confirm(world, "乔委员", "铁边城")
    assert draft_month(county=COUNTY, month=MONTH.first, at=AFTER) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        SummaryFigure.objects.filter(summary__month=month).update(value=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        SummaryFigure.objects.filter(summary__month=month).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        month.closings.create(at=AFTER, closed_by_id=1, closed_as="x", digest="0" * 64)
    with malformed("why"):
        reopen_month(month=month, why=" ", by=world.actor("柳文书"), at=AFTER)
    reopen_month(month=month, why="漏了一次活动", by=world.actor("柳文书"), at=AFTER)
    assert [event.verb for event in events_of("report_month", month.pk)] == [
        "month.close",
        "month.reopen",
    ]
    assert close(world, month).digest == made.digest, "the same rows, the same digest"


def test_a_past_order_that_is_reviewed_later_changes_no_past_month(world):
    month = drafted(world)
    close(world, month)
    order = Order.objects.filter(stage="acknowledged").get()
    orders.review(order=order, by=world.oneself("秦奶奶"), at=AFTER, score=5, words="好")
    draft_due(county=COUNTY, at=AFTER + timedelta(hours=1))
    assert not LateFact.objects.exists(), "it is October's word about September's work"

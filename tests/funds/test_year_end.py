"""关账: a year closes once, late enough, with nothing held; what goes on goes on once (ADR 56)."""

import pytest
from django.db import IntegrityError, transaction

from tests.funds.spending import (
    LATER,
    RULES,
    YEAR_END,
    colleague,
    committed,
    granted,
    numbers,
    paid,
)
from wudan.funds import actions
from wudan.funds.models import Commitment, FundLine, FundYear
from wudan.funds.proof import verify_funds
from wudan.kit.refusals import Malformed, Objected

pytestmark = pytest.mark.postgres


def close(world, fund, *carry, at=YEAR_END, words="全年 70 万，余款交回"):
    return actions.close_year(
        fund=fund, carry=[one.no for one in carry], words=words, rules=RULES, by=world.actor("柳文书"), at=at
    )  # fmt: skip


def refused(world, fund, *carry, says, **given):
    with pytest.raises(Objected, match=says), transaction.atomic():
        close(world, fund, *carry, **given)


def test_a_year_closes_when_nothing_is_held_and_stands_still(world):
    fund = granted(world)
    held = committed(world, fund)
    paid(world, held, 2_000, final=True)
    refused(world, fund, says="2026-12-20 起才能关账", at=LATER)
    close(world, fund)
    refused(world, fund, says="已经关账")
    with pytest.raises(Objected, match="已经关账"), transaction.atomic():
        committed(world, fund, at=YEAR_END)
    with pytest.raises(Objected, match="已经关账"), transaction.atomic():
        actions.reverse(
            spending=held.spendings.get(), why="错了", by=world.actor("柳文书"), at=YEAR_END
        )
    for edit in ({"granted_fen": 1}, {"position": 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FundLine.objects.filter(fund=fund).update(**edit)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundYear.objects.filter(pk=fund.pk).update(state="open", closed_at=None)


def test_what_is_not_done_is_named_before(world):
    fund = granted(world)
    waiting = committed(world, fund, 20_000)
    refused(world, fund, says="等第二个人定")
    actions.approve(commitment=waiting, by=colleague(world), at=LATER)
    refused(world, fund, says="没有办完：打印和下村用车")
    refused(world, fund, waiting, says="先登记下一年")
    with pytest.raises(Malformed, match="没有这一笔"), transaction.atomic():
        actions.close_year(
            fund=fund, carry=["12345678901"], words="x", rules=RULES, by=world.actor("柳文书"), at=YEAR_END
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        FundYear.objects.filter(pk=fund.pk).update(state="closed", closed_at=YEAR_END)


def test_the_rest_is_carried_into_the_next_years_same_use_once(world):
    fund, after = granted(world), granted(world, 2027, at=YEAR_END)
    held = committed(world, fund, 5_000)
    paid(world, held, 2_000)
    close(world, fund, held)
    assert numbers(fund) == (137_000, 0, 2_000, 135_000)
    assert numbers(after) == (143_000, 3_000, 0, 140_000)
    gone_on = Commitment.objects.get(carried_from=held)
    assert (gone_on.amount_fen, gone_on.title, gone_on.state) == (300_000, held.title, "live")
    assert verify_funds().faults == []
    granted(world, 2028, at=YEAR_END)
    refused(world, after, gone_on, says="已经结转过", at=YEAR_END.replace(year=2027))

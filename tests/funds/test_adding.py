"""追加拨款 (R104): more is granted within the year by its own document; it counts once, and every figure opens to it."""

import pytest
from django.db import transaction

from tests.funds.spending import LATER, RULES, YEAR_END, YUAN, committed, granted
from wudan.funds import actions
from wudan.funds.models import FundMovement
from wudan.funds.proof import verify_funds
from wudan.funds.reporting import money_of
from wudan.journal.models import Event
from wudan.kit.refusals import Malformed, Objected

pytestmark = pytest.mark.postgres
NO = "吴财〔2026〕58号"


def add(world, fund, amounts=None, *, no=NO, who="柳文书", at=LATER):
    told = amounts or {"events": 50_000 * YUAN, "training": 20_000 * YUAN}
    return actions.add_grant(
        fund=fund, amounts=told, document_no=no, by=world.actor(who), at=at, words="入冬惠民演出"
    )


def refused(kind, what, **given):
    with pytest.raises(kind) as fault, transaction.atomic():
        add(**given)
    if kind is Malformed:
        assert what in fault.value.fields
    else:
        assert what in str(fault.value)


def test_it_is_a_movement_more_and_can_be_set_aside(world):
    fund = granted(world, each=1_000)
    with pytest.raises(Objected), transaction.atomic():
        committed(world, fund, 1_500)
    add(world, fund, {"running": 1_000 * YUAN})
    committed(world, fund, 1_500)
    moved = FundMovement.objects.get(kind="added")
    assert (moved.granted_by, moved.document_no, moved.why) == (1_000 * YUAN, NO, "入冬惠民演出")
    assert Event.objects.filter(verb="fund.add").get().facts["amounts"] == {"running": 100_000}
    assert verify_funds().faults == []


def test_a_document_counts_once_however_it_is_written(world):
    fund = granted(world)
    add(world, fund)
    for again in (NO, "吴财(2026) 58 号", fund.document_no):
        refused(Malformed, "document_no", world=world, fund=fund, no=again)
    assert sum(line.granted_fen for line in fund.lines.all()) == 77_000_000


def test_the_rules_of_the_grant_hold_for_it(world):
    fund = granted(world)
    refused(Objected, "只有五项用途", world=world, fund=fund, amounts={"banquet": 5})
    refused(Malformed, "running", world=world, fund=fund, amounts={"running": 0})
    refused(Malformed, "events", world=world, fund=fund, amounts={"events": -5})
    refused(Malformed, "document_no", world=world, fund=fund, no="没有号")
    refused(Objected, "中心办公室", world=world, fund=fund, who="乔委员")
    assert not FundMovement.objects.filter(kind="added").exists()


def test_a_closed_year_takes_nothing_more(world):
    fund = granted(world)
    actions.close_year(
        fund=fund, carry=[], words="全年关账", rules=RULES, by=world.actor("柳文书"), at=YEAR_END
    )
    refused(Objected, "关账", world=world, fund=fund, at=YEAR_END)


def test_every_figure_opens_to_it(world):
    fund = granted(world)
    add(world, fund)
    told = [figure for line in fund.lines.all() for figure in money_of(line)]
    assert [figure.key for figure in told if not figure.adds_up()] == []
    assert next(one for one in told if one.key == "fund-events-granted").value == 19_000_000

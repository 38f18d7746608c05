"""兑付压力、盘点、每月公示: the debt in words and rows; what differs takes two; nothing is typed."""

from datetime import date, datetime

import pytest

from tests.domain.refusing import malformed, objected
from tests.ledger.points.earning import Told, earn, of
from tests.rewards.carried import taken
from tests.rewards.carrying import carded, shown
from tests.rewards.shopping import rich, stocked, there
from tests.world import COUNTY, MONDAY
from wudan.kit.clock import CHINA
from wudan.rewards.actions import amendments, counters
from wudan.rewards.actions.note_provision import note_provision
from wudan.rewards.actions.take_stock import Counted, take_stock
from wudan.rewards.models import Provision
from wudan.rewards.monthly import notice_of
from wudan.rewards.solvency import gauge_of

TODAY = date(2026, 9, 20)


@pytest.fixture
def goods(world):
    return stocked(world, quantity=10, cost_fen=800)


def gauge(budget=0):
    return gauge_of(COUNTY, on=TODAY, budget_fen=budget)


def test_the_debt_is_points_by_cost_and_stands_against_stock_and_money(world, goods):
    rich(world, spend=100)
    told = gauge(4_000)
    assert (told.points, told.point_fen, told.debt_fen, told.stock_fen) == (100, 80, 8_000, 8_000)
    assert (told.cover, told.strain) == (150, "easy")
    assert (gauge(0).strain, gauge(-100).strain) == ("tight", "short")


def test_the_forecast_tells_its_range(world, goods):
    for month, spend in ((6, 10), (7, 40), (8, 70)):
        said = Told("好事", date(2026, month, 5))
        earn(world, of(world, "秦奶奶"), spend, at=MONDAY, told=said)
    told = gauge()
    assert [one.earned for one in told.months] == [0, 0, 0, 10, 40, 70]
    ahead = told.forecast
    assert (ahead.usual, ahead.least, ahead.most) == (120 + 3 * 40, 120 + 30, 120 + 210)


def test_without_a_whole_month_there_is_no_forecast(world, goods):
    assert gauge().forecast is None
    assert gauge().cover == 999


def test_a_provision_is_a_new_row_of_the_center_office(world):
    said = {"county": COUNTY, "amount_fen": 5_000_000, "words": "县级专项", "at": MONDAY}
    with objected("not_your_role"):
        note_provision(**said, by=world.actor("马青山"))
    with malformed("words"):
        note_provision(**said | {"words": ""}, by=world.actor("柳文书"))
    for _ in range(2):
        note_provision(**said, by=world.actor("柳文书"))
    assert Provision.objects.count() == 2


def test_a_difference_is_explained_and_changes_the_book_by_two(world, goods):
    batch, keeper = goods.batches.get(), world.actor("马青山")
    said = {"shop": goods.shop, "by": keeper, "at": MONDAY}
    with malformed(f"why_{batch.pk}"):
        take_stock(**said, counted={batch.pk: Counted(8)})
    with malformed(f"count_{batch.pk}"):
        take_stock(**said, counted={})
    sheet = take_stock(**said, counted={batch.pk: Counted(8, "打碎了两个")})
    line = sheet.lines.get()
    assert (line.difference, there(goods)) == (-2, (10, 0))
    amendments.agree(amendment=line.amendment, by=world.actor("乔委员"), at=MONDAY)
    assert there(goods) == (8, 0)


def test_nothing_is_counted_while_a_counter_is_out(world, goods):
    taken(world, goods)
    with objected("counter_out"):
        take_stock(shop=goods.shop, counted={}, by=world.actor("马青山"), at=MONDAY)


def test_the_notice_is_made_of_the_movements_and_names_nobody_who_redeemed(world, goods):
    rich(world)
    card = carded(world)
    counters.redeem(
        card=card, shown=shown(world, card), shop=goods.shop, good=goods.good, quantity=2,
        ref="tap-00000001", by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    told = notice_of(goods.shop, date(2026, 9, 1))
    (given,), (went,) = told.given, told.went
    assert (given.name, given.count) == ("一家爱心商户", 10)
    assert (went.taken, went.times, went.lost, went.left) == (2, 1, 0, 8)
    assert "秦" not in repr(told.given) + repr(told.went)
    before = notice_of(goods.shop, date(2026, 8, 1))
    assert (before.given, before.went) == ([], [])
    assert datetime(2026, 9, 1, tzinfo=CHINA) < MONDAY

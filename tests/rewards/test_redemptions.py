"""兑换: points and goods move together, in two phases, and come back whole (A09)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.ledger.points.earning import earn, family
from tests.rewards.shopping import (
    TUESDAY,
    balance,
    collected,
    filled,
    listed,
    opened,
    paid_to,
    refused,
    reserved,
    rich,
    stocked,
    there,
)
from tests.world import MONDAY
from wudan.kit.refusals import Malformed, Missing
from wudan.ledger import points
from wudan.people.actors import THE_CLOCK
from wudan.rewards.actions import redemptions, shops
from wudan.rewards.models import Redemption, Stock, StockMovement

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=9)


def test_reserving_holds_points_and_goods(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs, quantity=2)
    assert (one.state, one.total, len(one.code)) == ("pending", 20, 6)
    assert there(eggs) == (5, 2)
    assert (balance(world), balance(world, kind="held")) == (80, 20)


def test_reserving_asks_nothing_twice(world, django_assert_max_num_queries):
    eggs = stocked(world)
    rich(world)
    reserved(world, eggs)  # the day's chain of events is there
    with django_assert_max_num_queries(19):  # and one more for the limit of a month
        reserved(world, eggs)


def test_collecting_pays_the_shop_and_takes_the_thing_out(world):
    eggs = stocked(world)
    rich(world)
    done = collected(world, reserved(world, eggs))
    assert (done.state, done.collector_id) == ("collected", world.people["秦奶奶"].pk)
    assert there(eggs) == (4, 0)
    assert (balance(world), balance(world, kind="held"), paid_to(eggs.shop)) == (90, 0, 10)


def test_cancelling_gives_both_back(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    ended = redemptions.cancel(redemption=one, by=world.oneself("秦奶奶"), at=TUESDAY)
    assert ended.state == "cancelled"
    assert (there(eggs), balance(world), balance(world, kind="held")) == ((5, 0), 100, 0)


def test_what_nobody_collects_comes_back_by_the_clock(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    assert redemptions.expire_due(at=TUESDAY) == 0
    assert redemptions.expire_due(at=LATER) == 1
    assert redemptions.expire_due(at=LATER) == 0
    one.refresh_from_db()
    assert (one.state, there(eggs), balance(world)) == ("expired", (5, 0), 100)
    refused("wrong_stage", redemptions.expire, redemption=one, by=THE_CLOCK, at=LATER)


def test_after_the_last_day_nothing_is_handed_out(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    refused("too_late", collected, world, one, at=LATER)


def test_one_tap_twice_is_one_redemption(world):
    eggs = stocked(world)
    rich(world)
    first = reserved(world, eggs, ref="tap")
    assert reserved(world, eggs, ref="tap").pk == first.pk
    refused("ref_taken", reserved, world, eggs, ref="tap", quantity=2)
    assert (there(eggs), balance(world)) == ((5, 1), 90)


def test_without_enough_points_nothing_moves(world):
    eggs = stocked(world)
    rich(world, spend=9)
    with pytest.raises(Exception, match="兑换分不够"), transaction.atomic():
        reserved(world, eggs)
    assert (there(eggs), balance(world), Redemption.objects.count()) == ((5, 0), 9, 0)


def test_none_left_is_told_in_words(world):
    eggs = stocked(world, quantity=1)
    for who in ("秦奶奶", "高大爷"):
        rich(world, who)
    reserved(world, eggs)
    refused("none_left", reserved, world, eggs, "高大爷")


def test_what_has_spoiled_is_not_given(world):
    shop, good = opened(world), listed(world)
    eggs = filled(world, shop, good, expires_on=MONDAY.date())
    rich(world)
    one = reserved(world, eggs)
    refused("none_left", reserved, world, eggs, at=TUESDAY)
    refused("spoiled", collected, world, one)
    filled(world, shop, good, 1, expires_on=date(2027, 1, 1))
    assert collected(world, one).state == "collected"


def test_a_household_has_its_share_a_month(world):
    eggs = stocked(world, per_month=2)
    family(world, "秦奶奶", "李小妹")
    for who in ("秦奶奶", "李小妹"):
        rich(world, who)
    reserved(world, eggs)
    reserved(world, eggs, "李小妹")
    refused("monthly_limit", reserved, world, eggs, "李小妹")
    assert reserved(world, eggs, at=MONDAY + timedelta(days=31)).state == "pending"


def test_the_family_spends_the_points_of_the_family(world):
    eggs, home = stocked(world), family(world, "秦奶奶", "李小妹")
    earn(world, points.household(home.pk), 30)
    one = reserved(world, eggs, by=world.oneself("李小妹"), payer="household")
    assert one.household_id == home.pk
    refused("not_yours", reserved, world, eggs, by=world.oneself("李小妹"))
    assert Redemption.objects.of_person(world.people["李小妹"].pk).count() == 1


def test_a_stranger_redeems_for_nobody(world):
    eggs = stocked(world)
    rich(world)
    refused("not_yours", reserved, world, eggs, by=world.oneself("白嫂"))
    refused("card_first", reserved, world, eggs, by=world.actor("马青山"))
    refused("not_your_unit", reserved, world, eggs, by=world.actor("贾站长"))


def test_a_wrong_code_opens_nothing_and_no_keeper_serves_himself(world):
    eggs = stocked(world)
    rich(world)
    rich(world, "马青山")
    one, own = reserved(world, eggs), reserved(world, eggs, "马青山", by=world.oneself("马青山"))
    refused("wrong_code", collected, world, one, code="x")
    refused("own", collected, world, own)
    refused("own", collected, world, one, collector=world.people["马青山"])
    refused("not_your_unit", collected, world, one, by=world.actor("贾站长"))
    assert collected(world, own, by=world.actor("乔委员")).state == "collected"


def test_elders_and_volunteers_goods_are_kept_for_them(world):
    rich(world)
    shop = opened(world)
    for code, meant in (("no_birthday", "elders"), ("not_for_you", "volunteers")):
        refused(code, reserved, world, filled(world, shop, listed(world, meant_for=meant)))
    world.people["秦奶奶"].born_on = date(1950, 1, 1)
    world.people["秦奶奶"].save()
    old = Stock.objects.with_names().get(good__meant_for="elders")
    assert reserved(world, old).state == "pending"


def test_a_closed_shop_gives_nothing_more_but_what_is_set_aside(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    shops.close(shop=eggs.shop, why="盘点", by=world.actor("马青山"), at=TUESDAY)
    refused("shop_closed", reserved, world, eggs)
    assert collected(world, one).state == "collected"


@pytest.mark.parametrize(("said", "field"), [({"quantity": 0}, "quantity"), ({"ref": ""}, "ref"), ({"payer": "x"}, "payer")])  # fmt: skip
def test_bad_input_is_told(world, said, field):
    eggs = stocked(world)
    with pytest.raises(Malformed) as caught:
        reserved(world, eggs, **said)
    assert set(caught.value.fields) == {field}


def test_a_good_that_the_shop_never_had_is_missing(world):
    eggs = stocked(world)
    with pytest.raises(Missing):
        redemptions.reserve(
            person=world.people["秦奶奶"], shop=eggs.shop, good=listed(world, "盐"), ref="x",
            by=world.oneself("秦奶奶"), at=MONDAY,
        )  # fmt: skip


@pytest.mark.parametrize("change", [{"count": 1}, {"count": -1}, {"reserved": 6}])
def test_the_database_keeps_the_stock_whole(world, change):
    eggs = stocked(world)
    rich(world)
    reserved(world, eggs, quantity=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stock.objects.filter(pk=eggs.pk).update(**change)


def test_movements_and_what_was_taken_are_never_edited(world):
    eggs = stocked(world)
    rich(world)
    one = reserved(world, eggs)
    for rows, change in (
        (StockMovement.objects.all(), {"why": "x"}),
        (Redemption.objects.filter(pk=one.pk), {"price": 1}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.all().delete()

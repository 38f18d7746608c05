"""兑换点的页面: what is said of a shop, a good, a sponsor is said anew, by who may."""

import pytest

from tests.rewards.shopping import opened
from tests.web.console.desk import NOON, words_of
from wudan.rewards.actions import goods, sponsors
from wudan.rewards.models import Good, Shop

_SAID = {"name": "杨柳村兑换点", "kind": "station", "opening": "1-5 08:00-11:00", "hold_days": "7"}


@pytest.fixture
def salt(world):
    by, unit = world.actor("马青山"), world.units["杨柳村"]
    return goods.list_good(unit=unit, offer=goods.Offer(name="盐", price=5), by=by, at=NOON)


def test_a_shop_is_said_anew_and_stays_on_the_map(world, desk_of):
    shop, desk = opened(world), desk_of("马青山")
    Shop.objects.filter(pk=shop.pk).update(lon=108.2, lat=36.9)
    assert shop.name in words_of(desk.see("shop-details", shop.pk))
    desk.send("shop-details", shop.pk, **_SAID, version=shop.version)
    shop.refresh_from_db()
    assert (shop.opening, shop.lon, shop.version) == ("1-5 08:00-11:00", 108.2, 2)


def test_what_another_changed_meanwhile_is_not_written_over(world, desk_of):
    shop, desk = opened(world), desk_of("马青山")
    answer = desk.send("shop-details", shop.pk, **_SAID, version=shop.version + 1)
    assert answer.status_code == 409
    assert Shop.objects.get(pk=shop.pk).opening == shop.opening


def test_a_good_gets_a_new_price_and_is_given_no_more(salt, desk_of):
    desk = desk_of("马青山")
    said = {
        "name": "盐",
        "kind": "thing",
        "measure": "袋",
        "meant_for": "everyone",
        "cost_fen": "0",
    }
    answer = desk.send("good", salt.pk, **said, price="0", version="1")
    assert answer.status_code == 422
    desk.send("good", salt.pk, **said, price="6", version="1")
    now = Good.objects.get(pk=salt.pk)
    assert (now.price, now.is_offered, now.version) == (6, False, 2)
    assert "现在不换" in words_of(desk.see("good-list"))


def test_a_sponsor_is_named_while_they_agree(world, desk_of):
    by, unit = world.actor("马青山"), world.units["杨柳村"]
    giver = sponsors.note_sponsor(unit=unit, kind="company", name="和顺超市", by=by, at=NOON)
    desk = desk_of("马青山")
    desk.send("sponsor-naming", giver.pk, is_named="on")
    giver.refresh_from_db()
    assert giver.shown_name == "和顺超市"
    desk.send("sponsor-naming", giver.pk)
    giver.refresh_from_db()
    assert giver.shown_name == "一家爱心商户"

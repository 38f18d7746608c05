"""A village without signal: the keeper takes the counter along, gives an elder eggs by card, comes back."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.journeys.walking import Street, press, reads
from tests.ledger.points.earning import earn
from tests.rewards.carrying import PIN
from tests.rewards.shopping import stocked, there
from wudan.kit import clock
from wudan.ledger import points
from wudan.ledger.models import PointAccount
from wudan.rewards.actions import cards
from wudan.rewards.models import CounterDevice, OfflineRedemption, Redemption

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]
QUICK_SECONDS = 30


@transaction.atomic
def prepared(street: Street):
    """Eggs on the shelf, an elder with points and a card."""
    world, at = street.world, clock.now() - timedelta(minutes=5)
    goods = stocked(world, quantity=12)
    earn(world, points.person(world.people["秦奶奶"].pk), 40, at=at)
    card = cards.issue(
        unit=world.units["杨柳村"], person=world.people["秦奶奶"], pin=PIN, identity="id_card",
        by=world.actor("马青山"), at=at,
    )  # fmt: skip
    return goods, card


def pictured(page, name):
    """A picture at both widths, when somebody wants them."""
    folder = os.environ.get("WUDAN_PICTURES", "")
    for width in (390, 1440) if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("width", [390, 1440])
def test_an_elder_is_served_without_signal_in_half_a_minute_and_once(street: Street, width: int):
    goods, card = prepared(street)
    keeper = street.walk_up("马青山")
    keeper.set_viewport_size({"width": width, "height": 900})
    keeper.goto("/desk/counter")
    keeper.get_by_role("link", name="没信号？带走柜台").click()
    pictured(keeper, "before")
    press(keeper, "带走这个柜台")
    reads(keeper, "柜台在这部手机里了")
    keeper.wait_for_function("async () => (await caches.keys()).includes('wudan-offline')")
    keeper.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert there(goods) == (12, 10)

    keeper.context.set_offline(True)
    keeper.reload()
    began = time.monotonic()
    keeper.get_by_label("卡号（扫卡或输入）").fill(card.no)
    press(keeper, "下一步")
    keeper.locator(".counter-good").first.click()
    pictured(keeper, "goods")
    keeper.get_by_label("请他自己输六位密码").fill(PIN)
    press(keeper, "换")
    reads(keeper, "换好了，东西给他：鸡蛋 × 1。 还没有交： 1 笔")
    assert time.monotonic() - began < QUICK_SECONDS
    pictured(keeper, "done")
    assert not Redemption.objects.exists()
    assert PIN not in keeper.evaluate(
        "async () => JSON.stringify(await new Promise((ok) => { const asked = indexedDB.open('wudan');"
        " asked.onsuccess = () => { const all = asked.result.transaction('counters').objectStore('counters').getAll();"
        " all.onsuccess = () => { asked.result.close(); ok(all.result) } } }))"
    )

    keeper.context.set_offline(False)
    press(keeper, "交回去")
    reads(keeper, "都交回去了： 1 笔")
    press(keeper, "交回去")
    expect(keeper.get_by_text("都交回去了： 1 笔")).to_be_visible()
    row = OfflineRedemption.objects.get()
    assert (row.state, row.trouble, row.redemption.state) == ("booked", "", "collected")
    spend = PointAccount.objects.get(person=card.person_id, kind="person", grade="spend")
    assert (spend.balance, there(goods)) == (30, (11, 9))
    press(keeper, "收柜，从手机里清掉")
    keeper.get_by_role("button", name="带走这个柜台").wait_for()
    assert CounterDevice.objects.get().closed_at
    assert there(goods) == (11, 0)

"""Shops: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.rewards.shopping import collected, filled, listed, opened, reserved, rich, stocked
from tests.web.console.desk import NOON
from wudan.rewards.actions import amendments, goods, sponsors
from wudan.rewards.models import Good, Redemption, Sponsor, Stock

_SHOP = {"name": "杨柳村兑换点", "kind": "station", "opening": "1-5 09:00-11:30", "hold_days": "7"}
_GOOD = {"name": "盐", "kind": "thing", "price": "5", "measure": "袋", "meant_for": "everyone", "cost_fen": "200"}  # fmt: skip


def eggs(stage: Stage) -> Stock:
    """Eggs at 杨柳村, and 秦奶奶 has points for them."""
    rich(stage.world)
    return stocked(stage.world)


def waiting(stage: Stage) -> Redemption:
    """秦奶奶's, to be collected."""
    return reserved(stage.world, eggs(stage))


def _reward(stage: Stage) -> Send:
    stock, desk = eggs(stage), stage.desk("秦奶奶")
    whose = f"{stage.world.people['秦奶奶'].pk}-person"
    return lambda: desk.send("reward", stock.pk, whose=whose, quantity="1")


def _cancellation(stage: Stage) -> Send:
    one, desk = waiting(stage), stage.desk("秦奶奶")
    return lambda: desk.send("redemption-cancellation", one.pk)


def _shop_new(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("shop-new", **_SHOP)


def _good_list(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("good-list", **_GOOD)


def _sponsor_list(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("sponsor-list", kind="company", name="和顺超市")


def _collection(stage: Stage) -> Send:
    one, desk = waiting(stage), stage.desk("马青山")
    said = {"code": one.code, "collector": one.person_id}
    return lambda: desk.send("shop-collection", one.shop_id, **said)


def _batch(stage: Stage) -> Send:
    world = stage.world
    shop, good = opened(world), listed(world)
    giver = sponsors.note_sponsor(
        unit=world.units["c"], kind="company", name="和顺超市", by=world.actor("柳文书"), at=NOON
    )
    desk = stage.desk("马青山")
    return lambda: desk.send("shop-batch", shop.pk, good=good.pk, sponsor=giver.pk, quantity="3")


def _switch(stage: Stage) -> Send:
    shop, desk = opened(stage.world), stage.desk("马青山")
    return lambda: desk.send("shop-switch", shop.pk, why="盘点")


def _details(stage: Stage) -> Send:
    shop, desk = opened(stage.world), stage.desk("马青山")
    return lambda: desk.send("shop-details", shop.pk, **_SHOP | {"phone": "0912-1", "version": "1"})


def own_good(stage: Stage) -> Good:
    """Listed by 杨柳村 itself."""
    world = stage.world
    offer = goods.Offer(name="盐", price=5)
    return goods.list_good(
        unit=world.units["杨柳村"], offer=offer, by=world.actor("马青山"), at=NOON
    )


def own_sponsor(stage: Stage) -> Sponsor:
    """Noted by 杨柳村 itself."""
    world = stage.world
    return sponsors.note_sponsor(
        unit=world.units["杨柳村"],
        kind="company",
        name="和顺超市",
        by=world.actor("马青山"),
        at=NOON,
    )


def _good(stage: Stage) -> Send:
    good, desk = own_good(stage), stage.desk("马青山")
    return lambda: desk.send("good", good.pk, **_GOOD | {"price": "6", "version": "1"})


def _naming(stage: Stage) -> Send:
    giver, desk = own_sponsor(stage), stage.desk("马青山")
    return lambda: desk.send("sponsor-naming", giver.pk, is_named="on")


def _batch_change(stage: Stage) -> Send:
    batch, desk = eggs(stage).batches.get(), stage.desk("马青山")
    return lambda: desk.send("batch-change", batch.pk, kind="write_off", count="-1", why="打破了")


def _return(stage: Stage) -> Send:
    one, desk = collected(stage.world, waiting(stage)), stage.desk("马青山")
    return lambda: desk.send("redemption-return", one.pk, is_usable="on", why="拿错了")


def _amendment(stage: Stage) -> Send:
    world = stage.world
    batch = filled(world, opened(world), listed(world)).batches.get()
    asked = amendments.ask_change(
        batch=batch, kind="write_off", count_by=-1, why="打破了", by=world.actor("马青山"), at=NOON
    )
    desk = stage.desk("乔委员")
    return lambda: desk.send("amendment", asked.pk, answer="yes")


PAGES: dict[str, Story] = {
    "reward": _reward, "redemption-cancellation": _cancellation, "shop-new": _shop_new,
    "good-list": _good_list, "sponsor-list": _sponsor_list, "shop-collection": _collection,
    "shop-batch": _batch, "shop-switch": _switch, "batch-change": _batch_change,
    "shop-details": _details, "good": _good, "sponsor-naming": _naming, "redemption-return": _return, "amendment": _amendment,
}  # fmt: skip


def _client_reserve(stage: Stage) -> Send:
    stock, client = eggs(stage), stage.client("秦奶奶")
    return lambda: client.post("redemptions", {"reward": stock.pk}).response


def _client_cancel(stage: Stage) -> Send:
    one, client = waiting(stage), stage.client("秦奶奶")
    return lambda: client.post(f"redemptions/{one.pk}/cancellation").response


def _client_collect(stage: Stage) -> Send:
    one, client = waiting(stage), stage.client("马青山")
    return lambda: client.post(f"redemptions/{one.pk}/collection", {"code": one.code}).response


OPERATIONS: dict[str, Story] = {
    "reserve_redemption": _client_reserve, "cancel_redemption": _client_cancel,
    "collect_redemption": _client_collect,
}  # fmt: skip

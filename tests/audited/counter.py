"""Cards and the counter: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.rewards.carried import Carried, back, taken
from tests.rewards.carrying import OTHER, PIN, carded, shown
from tests.rewards.shopping import rich, stocked
from tests.web.console.desk import NOON
from tests.world import MONDAY
from wudan.rewards.actions import counters
from wudan.rewards.actions.take_stock import Counted, take_stock
from wudan.rewards.models import Card, OfflineRedemption, Stock

_TYPED = {"identity": "id_card", "pin": PIN, "pin_again": PIN}


def a_card(stage: Stage) -> Card:
    """秦奶奶's."""
    return carded(stage.world)


def _new(stage: Stage) -> Send:
    desk, who = stage.desk("马青山"), stage.world.people["秦奶奶"]
    return lambda: desk.send("card-new", person=who.pk, **_TYPED)


def _lock(stage: Stage) -> Send:
    card, desk = a_card(stage), stage.desk("马青山")
    said = {"identity": "known", "pin": OTHER, "pin_again": OTHER}
    return lambda: desk.send("card-lock", card.pk, **said)


def _loss(stage: Stage) -> Send:
    card, desk = a_card(stage), stage.desk("马青山")
    return lambda: desk.send("card-loss", card.pk)


def _successor(stage: Stage) -> Send:
    card, desk = a_card(stage), stage.desk("马青山")
    return lambda: desk.send("card-successor", card.pk, **_TYPED)


def _own_loss(stage: Stage) -> Send:
    card, desk = a_card(stage), stage.desk("秦奶奶")
    return lambda: desk.send("own-card-loss", card.pk)


def shelf(stage: Stage) -> Stock:
    """Eggs at 杨柳村, and points for who wants them."""
    rich(stage.world)
    return stocked(stage.world)


def a_line(stage: Stage) -> OfflineRedemption:
    """Something given without signal whose PIN was wrong."""
    goods, card = shelf(stage), a_card(stage)
    hand = taken(stage.world, goods)
    hand.sell(card, goods, pin="000001", at=NOON)
    back(stage.world, hand, at=NOON)
    return OfflineRedemption.objects.get()


def given(stage: Stage) -> dict[str, object]:
    """The number of something that went over the counter."""
    goods, card = shelf(stage), a_card(stage)
    made = counters.redeem(
        card=card, shown=shown(stage.world, card), shop=goods.shop, good=goods.good, quantity=1,
        ref="tap-00000009", by=stage.world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    return {"no": made.no}


def _redemption(stage: Stage) -> Send:
    goods, card, desk = shelf(stage), a_card(stage), stage.desk("马青山")
    said = {"card": card.pk, "stock": goods.pk, "quantity": "1", "pin": PIN}
    return lambda: desk.send("counter-redemption", goods.shop_id, **said)


def _settlement(stage: Stage) -> Send:
    row, desk = a_line(stage), stage.desk("乔委员")
    return lambda: desk.send("counter-line", row.pk, settlement="back", words="拿回来了")


def _closing(stage: Stage) -> Send:
    hand, desk = taken(stage.world, shelf(stage)), stage.desk("马青山")
    return lambda: desk.send("counter-closing", hand.device.pk)


def _count(stage: Stage) -> Send:
    goods, desk = shelf(stage), stage.desk("马青山")
    batch = goods.batches.get()
    said = {f"count_{batch.pk}": "4", f"why_{batch.pk}": "打碎了一个"}
    return lambda: desk.send("stock-taking", goods.shop_id, **said)


def sheet(stage: Stage) -> dict[str, object]:
    """A sheet that was filled in."""
    goods = shelf(stage)
    told = {goods.batches.get().pk: Counted(4, "打碎了一个")}
    made = take_stock(shop=goods.shop, counted=told, by=stage.world.actor("马青山"), at=MONDAY)
    return {"pk": made.pk}


def noticed(stage: Stage) -> dict[str, object]:
    """A shop and a month that is over."""
    return {"pk": shelf(stage).shop_id, "month": "2026-08"}


def _provision(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("solvency", amount="50000", words="县级专项")


PAGES: dict[str, Story] = {
    "card-new": _new, "card-lock": _lock, "card-loss": _loss, "card-successor": _successor,
    "own-card-loss": _own_loss, "counter-redemption": _redemption, "counter-line": _settlement,
    "counter-closing": _closing, "stock-taking": _count, "solvency": _provision,
}  # fmt: skip


def _client_loss(stage: Stage) -> Send:
    card, client = a_card(stage), stage.client("秦奶奶")
    return lambda: client.post(f"cards/{card.pk}/loss").response


def _client_take(stage: Stage) -> Send:
    goods, client = shelf(stage), stage.client("马青山")
    shares = [{"stock": goods.pk, "quantity": 2}]
    body = {"shop": goods.shop_id, "key": Carried().key, "shares": shares}
    return lambda: client.post("counters", body).response


def _client_deliver(stage: Stage) -> Send:
    goods, card, client = shelf(stage), a_card(stage), stage.client("马青山")
    hand = taken(stage.world, goods)
    hand.sell(card, goods, at=NOON)
    batch = hand.batch(at=NOON)
    names = ("counter", "client_id", "card", "stock", "quantity", "price", "said_at", "pin")
    sales = [{name: getattr(one, name) for name in names} for one in batch.sales]
    body = {"sent_at": batch.sent_at, "sales": sales, "signature": batch.signature}
    return lambda: client.post(f"counters/{hand.device.pk}/batches", body).response


def _client_close(stage: Stage) -> Send:
    hand, client = taken(stage.world, shelf(stage)), stage.client("马青山")
    return lambda: client.post(f"counters/{hand.device.pk}/closing").response


OPERATIONS: dict[str, Story] = {
    "report_card_lost": _client_loss, "take_counter": _client_take,
    "deliver_counter": _client_deliver, "close_counter": _client_close,
}  # fmt: skip

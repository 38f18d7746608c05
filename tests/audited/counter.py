"""Cards and the counter: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.rewards.carrying import OTHER, PIN, carded
from wudan.rewards.models import Card

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


PAGES: dict[str, Story] = {
    "card-new": _new, "card-lock": _lock, "card-loss": _loss, "card-successor": _successor,
    "own-card-loss": _own_loss,
}  # fmt: skip


def _client_loss(stage: Stage) -> Send:
    card, client = a_card(stage), stage.client("秦奶奶")
    return lambda: client.post(f"cards/{card.pk}/loss").response


OPERATIONS: dict[str, Story] = {"report_card_lost": _client_loss}

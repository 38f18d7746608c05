"""Full data looked at for a purpose: a reading, and recorded like a write."""

from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from wudan.orders.models import Callback


def _contact(stage: Stage) -> Send:
    order = stage.world.order_at("placed")
    return lambda: stage.desk("马青山").send("contact", order.no, purpose="serve")


def _callback_contact(stage: Stage) -> Send:
    order = stage.world.order_at("reviewed")
    drawn = Callback.objects.create(
        order=order, county=order.county, drawn_at=NOON, drawn_for=f"unit:{order.origin_id}"
    )
    return lambda: stage.desk("乔委员").send("callback-contact", drawn.pk)


def _read_contact(stage: Stage) -> Send:
    order, client = stage.world.order_at("placed"), stage.client("马青山")
    return lambda: client.post(f"orders/{order.no}/contact", {"purpose": "serve"}).response


PAGES: dict[str, Story] = {"contact": _contact, "callback-contact": _callback_contact}
OPERATIONS: dict[str, Story] = {"read_contact": _read_contact}

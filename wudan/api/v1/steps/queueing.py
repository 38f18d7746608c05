"""排队: the menu item is full, so the order waits for a place."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import Code, OrderNumber, Seen
from wudan.api.v1.loading import load_service
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


class Queueing(Seen):
    """For which item, where the order did not say."""

    service: Code | None = Field(None, description="菜单项代码；单上没有时必填")


@step(Verb.QUEUE)
def queue_order(request: HttpRequest, no: OrderNumber, key: Key, body: Queueing) -> HttpResponse:
    """约满了的项目，登记排队；有名额自己回到待接单。"""

    def act(*, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
        return actions.queue(
            order=order, by=by, at=at, seen=seen, service=load_service(body.service)
        )

    return move(request, no, key, body, act)

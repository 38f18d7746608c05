"""接单: a site takes charge, and settles which platform it belongs to."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import Code, Note, OrderNumber, Seen
from wudan.api.v1.loading import load_platform, load_service
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import Actor


class Accepting(Seen):
    """Which kind of service it is, where the order did not say."""

    platform: Code | None = Field(None, description="平台代码；单上没有类别时必填")
    service: Code | None = Field(None, description="菜单项代码；比平台更准")
    when_full: WhenFull = Field(
        WhenFull.ASK, description="约满了：空为先问；next 约到最早有名额的日子"
    )
    note: Note = ""


@step(Verb.ACCEPT)
def accept_order(request: HttpRequest, no: OrderNumber, key: Key, body: Accepting) -> HttpResponse:
    """站、所、中心接下这一单。"""

    def act(*, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
        return actions.accept(
            order=order, by=by, at=at, seen=seen, note=body.note, when_full=body.when_full,
            platform=load_platform(body.platform), service=load_service(body.service),
        )  # fmt: skip

    return move(request, no, key, body, act)

"""合并: the same need came twice."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import OrderNumber, Seen
from wudan.api.v1.loading import load_order
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.kit.refusals import Malformed, Missing
from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


class Merging(Seen):
    """The order that stays."""

    into: OrderNumber = Field(description="并入哪一单；要是同一个人的")


@step(Verb.MERGE)
def merge_order(request: HttpRequest, no: OrderNumber, key: Key, body: Merging) -> HttpResponse:
    """站、所把重复的一单并入另一单。"""

    def act(*, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
        into = _load_into(by, body.into, at=at)
        return actions.merge(order=order, into=into, by=by, at=at, seen=seen)

    return move(request, no, key, body, act)


def _load_into(by: Actor, no: str, *, at: datetime) -> Order:
    try:
        return load_order(by, no, at=at)
    except Missing as fault:
        raise Malformed({"into": fault.words}) from fault

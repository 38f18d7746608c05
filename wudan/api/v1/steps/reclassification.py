"""改归类: an accepted order goes to the right platform."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Code, Note, OrderNumber, Seen
from wudan.api.v1.loading import load_platform, load_service
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import Actor


class Reclassifying(Seen):
    """Where it belongs, and why."""

    platform: Code | None = Field(None, description="平台代码；只写平台，就不在菜单上")
    service: Code | None = Field(None, description="菜单项代码；平台随它")
    when_full: WhenFull = Field(
        WhenFull.ASK, description="约满了：空为先问；next 约到最早有名额的日子"
    )
    words: Note = Field(description="为什么改，接手的部门会看到", json_schema_extra=SAID)


@step(Verb.RECLASSIFY)
def reclassify_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Reclassifying
) -> HttpResponse:
    """归错了类的单改归对的一类；换了平台，派单期限重新算。"""

    def act(*, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
        return actions.reclassify(
            order=order, by=by, at=at, seen=seen, words=body.words, when_full=body.when_full,
            platform=load_platform(body.platform), service=load_service(body.service),
        )  # fmt: skip

    return move(request, no, key, body, act)

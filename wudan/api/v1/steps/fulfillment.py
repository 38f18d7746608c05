"""买单, its end: the work is done, in one sentence and how long it took."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Minutes, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Fulfilling(Seen):
    """What was done."""

    words: Note = Field(description="做了什么", json_schema_extra=SAID)
    minutes: Minutes


@step(Verb.FULFILL)
def fulfill_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Fulfilling
) -> HttpResponse:
    """队伍写一句做了什么、用了多久。"""
    act = partial(actions.fulfill, words=body.words, minutes=body.minutes)
    return move(request, no, key, body, act)

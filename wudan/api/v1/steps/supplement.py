"""补充: the resident adds what was asked for."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, OrderNumber, Words
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import ToldStep, move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Supplementing(ToldStep):
    """What was missing."""

    words: Words = Field(description="接在原来的话后面", json_schema_extra=SAID)


@step(Verb.SUPPLEMENT)
def supplement_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Supplementing
) -> HttpResponse:
    """群众补上缺的内容，单回到站里。"""
    act = partial(actions.supplement, words=body.words, channel=body.channel or "")
    return move(request, no, key, body, act)

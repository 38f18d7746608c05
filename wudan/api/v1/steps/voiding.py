"""作废: entered by mistake; the center office strikes it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import Code, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.api.v1.steps.reasons import reasons
from wudan.orders import actions
from wudan.orders.enums import Verb


class Voiding(Seen):
    """Why."""

    reason: Code = Field(json_schema_extra=reasons(Verb.VOID))
    words: Note = ""


@step(Verb.VOID)
def void_order(request: HttpRequest, no: OrderNumber, key: Key, body: Voiding) -> HttpResponse:
    """中心办公室作废，留下原因和经过。"""
    act = partial(actions.void, reason=body.reason, words=body.words)
    return move(request, no, key, body, act)

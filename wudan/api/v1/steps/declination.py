"""不予受理: not for us, with the reason and the next place to go."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Code, Line, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.api.v1.steps.reasons import reasons
from wudan.orders import actions
from wudan.orders.enums import Verb


class Declining(Seen):
    """Why, and where to go instead."""

    reason: Code = Field(json_schema_extra=reasons(Verb.DECLINE))
    next_place: Line = Field(description="群众可以去哪里", json_schema_extra=SAID)
    words: Note = ""


@step(Verb.DECLINE)
def decline_order(request: HttpRequest, no: OrderNumber, key: Key, body: Declining) -> HttpResponse:
    """站、所不受理，说明原因和去处。"""
    act = partial(actions.decline, reason=body.reason, next_place=body.next_place, words=body.words)
    return move(request, no, key, body, act)

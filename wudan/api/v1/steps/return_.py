"""退回补充: something is missing; the resident is told what."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Returning(Seen):
    """What is missing."""

    words: Note = Field(description="还缺什么，群众会看到", json_schema_extra=SAID)


@step(Verb.RETURN)
def return_order(request: HttpRequest, no: OrderNumber, key: Key, body: Returning) -> HttpResponse:
    """站、所退回给群众补充。"""
    act = partial(actions.return_, words=body.words)
    return move(request, no, key, body, act)

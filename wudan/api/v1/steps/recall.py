"""收回派单: the dispatcher takes a dispatch back."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Recalling(Seen):
    """Why; the team reads it."""

    words: Note = Field(description="为什么收回，队伍会看到", json_schema_extra=SAID)


@step(Verb.RECALL)
def recall_order(request: HttpRequest, no: OrderNumber, key: Key, body: Recalling) -> HttpResponse:
    """派单人收回，单等下一次派。"""
    act = partial(actions.recall, words=body.words)
    return move(request, no, key, body, act)

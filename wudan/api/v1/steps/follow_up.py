"""整改回访: an unsatisfied resident is heard."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Resolution, Verb


class FollowingUp(Seen):
    """What was done about it."""

    resolution: Resolution
    words: Note = Field(description="怎么处理的，群众怎么说", json_schema_extra=SAID)


@step(Verb.FOLLOW_UP)
def follow_up_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: FollowingUp
) -> HttpResponse:
    """所或中心办公室写明怎么处理；原来的分数不变。"""
    act = partial(actions.follow_up, resolution=body.resolution, words=body.words)
    return move(request, no, key, body, act)

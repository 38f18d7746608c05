"""转办: it belongs elsewhere: 12345, 110, 120, a department."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import Code, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.api.v1.steps.reasons import reasons
from wudan.orders import actions
from wudan.orders.enums import Verb


class Referring(Seen):
    """Where it belongs."""

    target: Code = Field(json_schema_extra=reasons(Verb.REFER))
    words: Note = ""


@step(Verb.REFER)
def refer_order(request: HttpRequest, no: OrderNumber, key: Key, body: Referring) -> HttpResponse:
    """转给热线或主管部门。"""
    act = partial(actions.refer, target=body.target, words=body.words)
    return move(request, no, key, body, act)

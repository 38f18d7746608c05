"""改期: the team and the resident agree on another time."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import Instant, Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Scheduling(Seen):
    """The new time."""

    starts_at: Instant
    words: Note = ""


@step(Verb.SCHEDULE)
def schedule_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Scheduling
) -> HttpResponse:
    """队伍与群众另约时间。"""
    act = partial(actions.schedule, starts_at=body.starts_at, words=body.words)
    return move(request, no, key, body, act)

"""上交: the keeper cannot; the site above takes over."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import Note, OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Escalating(Seen):
    """Why, if there is something to say."""

    words: Note = ""


@step(Verb.ESCALATE)
def escalate_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Escalating
) -> HttpResponse:
    """站上交所，所上交中心。"""
    act = partial(actions.escalate, words=body.words)
    return move(request, no, key, body, act)

"""撤单: the resident no longer wants it. No reason is asked."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import Note, OrderNumber
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import ToldStep, move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Withdrawing(ToldStep):
    """A word, if wished."""

    words: Note = ""


@step(Verb.WITHDRAW)
def withdraw_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Withdrawing
) -> HttpResponse:
    """服务开始之前，群众可以撤回自己的单，不问理由。"""
    act = partial(actions.withdraw, words=body.words, channel=body.channel or "")
    return move(request, no, key, body, act)

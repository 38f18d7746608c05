"""声明非本人所点: the beneficiary did not ask for this."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import Note, OrderNumber
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import ToldStep, move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Disowning(ToldStep):
    """A word, if wished."""

    words: Note = ""


@step(Verb.DISOWN)
def disown_order(request: HttpRequest, no: OrderNumber, key: Key, body: Disowning) -> HttpResponse:
    """受益人声明：这张代点的单不是自己要的。"""
    act = partial(actions.disown, words=body.words, channel=body.channel or "")
    return move(request, no, key, body, act)

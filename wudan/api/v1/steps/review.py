"""评单: the resident's own score and words."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import Note, OrderNumber, Score
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import ToldStep, move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Reviewing(ToldStep):
    """Score and words."""

    score: Score
    words: Note = ""


@step(Verb.REVIEW)
def review_order(request: HttpRequest, no: OrderNumber, key: Key, body: Reviewing) -> HttpResponse:
    """受益人本人或其指定的人评 1 到 5 分；2 分以下转整改回访。工作人员不能代评。

    电话、当面点的单，由没有经手、不是服务队伍的人照群众的话记，写明怎么说的。"""
    act = partial(actions.review, score=body.score, words=body.words, channel=body.channel or "")
    return move(request, no, key, body, act)

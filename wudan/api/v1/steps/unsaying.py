"""声明没有这样说: what staff wrote down in the resident's name is void at a word."""

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


@step(Verb.UNSAY)
def unsay_order(request: HttpRequest, no: OrderNumber, key: Key, body: Seen) -> HttpResponse:
    """站上照群众的话记的事，本人没有这样说过：补充去掉，评单去掉重评；已撤的单不恢复，可以重新点。"""
    return move(request, no, key, body, actions.unsay)

"""确认完成: the resident says that it happened."""

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


@step(Verb.ACKNOWLEDGE)
def acknowledge_order(request: HttpRequest, no: OrderNumber, key: Key, body: Seen) -> HttpResponse:
    """群众确认服务做过了；评单也算确认。"""
    return move(request, no, key, body, actions.acknowledge)

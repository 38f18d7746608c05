"""开始服务: the team is there. Optional."""

from django.http import HttpRequest, HttpResponse

from wudan.api.v1.fields import OrderNumber, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


@step(Verb.START)
def start_order(request: HttpRequest, no: OrderNumber, key: Key, body: Seen) -> HttpResponse:
    """队伍到了。不要求打卡、拍照、定位。"""
    return move(request, no, key, body, actions.start)

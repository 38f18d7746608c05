"""买单, its beginning: the team says yes and when."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Instant, Name, OrderNumber, People, Seen
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Confirming(Seen):
    """When, who to call, how many come."""

    starts_at: Instant
    contact: Name = Field(description="联系人，群众会看到", json_schema_extra=SAID)
    people_count: People = 1


@step(Verb.CONFIRM)
def confirm_order(
    request: HttpRequest, no: OrderNumber, key: Key, body: Confirming
) -> HttpResponse:
    """队伍接下，约好时间；从此到做完，看得到地址和电话。"""
    act = partial(
        actions.confirm,
        starts_at=body.starts_at,
        contact=body.contact,
        people_count=body.people_count,
    )
    return move(request, no, key, body, act)

"""抢单: a team takes an open order by itself."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from wudan.api.v1.fields import SAID, Instant, Name, OrderNumber, People, Seen
from wudan.api.v1.loading import load_claimable_order
from wudan.api.v1.once import Key
from wudan.api.v1.steps.moving import move, step
from wudan.orders import actions
from wudan.orders.enums import Verb


class Claiming(Seen):
    """When, who to call, how many come."""

    starts_at: Instant
    contact: Name = Field(description="联系人，群众会看到", json_schema_extra=SAID)
    people_count: People = 1


@step(Verb.CLAIM)
def claim_order(request: HttpRequest, no: OrderNumber, key: Key, body: Claiming) -> HttpResponse:
    """菜单上开放抢单的，队伍可以自己接下；可抢的单见 GET /orders?claimable=true。"""
    act = partial(
        actions.claim,
        starts_at=body.starts_at,
        contact=body.contact,
        people_count=body.people_count,
    )
    return move(request, no, key, body, act, load=load_claimable_order)

"""五单: list, place, read. Each step after that has a file in `steps`."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1 import searching
from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, OrderNumber
from wudan.api.v1.loading import load_shown_order
from wudan.api.v1.once import Key, once
from wudan.api.v1.placing import Placing, place
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.searching import Asking
from wudan.api.v1.shapes import Contact, Detail, Placed, Row
from wudan.api.v1.showing import contact_in_full, detail, placed, rows
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.orders import actions
from wudan.people.enums import Purpose

router = Router(tags=["五单"], auth=signed_in)


class Looking(Fields):
    """Why the contact is read."""

    purpose: Purpose


class Page(BaseModel):
    """Some orders, and where the next ones begin."""

    items: list[Row]
    next: str | None = Field(description="下一页的 cursor；没有了为空")


@router.get(
    "/orders", summary="单", operation_id="list_orders", response={200: Page, **READING_SIGNED_IN}
)
def list_orders(request: HttpRequest, asking: Annotated[Asking, Query()]) -> HttpResponse:
    """看得到的单，新的在前，每页最多 50。姓名一律遮住。"""
    at = clock.now()
    found = searching.page(actor_of(request), asking, at=at)
    shown = rows(found.orders, at=at, nameless=asking.claimable)
    return told(Page(items=shown, next=found.cursor))


@router.post(
    "/orders",
    summary="点单、代点单",
    operation_id="place_order",
    response={201: Placed, **WRITING},
)
def place_order(request: HttpRequest, key: Key, body: Placing) -> HttpResponse:
    """为自己点单；工作人员带上 `for_person`、`channel`、`consent` 则是代点单。"""
    at = clock.now()
    return once(request, key, body, at=at, do=lambda: _place(request, body, at))


@router.get(
    "/orders/{no}",
    summary="一单",
    operation_id="read_order",
    response={200: Detail, **READING_SIGNED_IN},
)
def read_order(request: HttpRequest, no: OrderNumber) -> HttpResponse:
    """整张单，和您现在能做什么；不能做的说明原因。"""
    actor, at = actor_of(request), clock.now()
    return told(detail(actor, load_shown_order(actor, no, at=at), at=at))


@router.post(
    "/orders/{no}/contact",
    summary="看电话和住址",
    operation_id="read_contact",
    response={200: Contact, **WRITING},
)
def read_contact(request: HttpRequest, no: OrderNumber, body: Looking) -> HttpResponse:
    """完整的姓名、电话和住址，写明为什么看；先记入留痕再给，本人查得到。只是看，不用提交编号。"""
    actor, at = actor_of(request), clock.now()
    order = load_shown_order(actor, no, at=at)
    shown = actions.reveal_contact(order=order, purpose=body.purpose, by=actor, at=at)
    return told(contact_in_full(shown))


def _place(request: HttpRequest, body: Placing, at: datetime) -> Answer:
    order = place(body, by=actor_of(request), at=at)
    return Answer(201, placed(order).model_dump_json())

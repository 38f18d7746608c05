"""Which orders a list shows, newest first, page by page.

A cursor names the last order shown by its time and number, so it tells nothing new and stays
right while orders come in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from django.conf import settings
from django.db.models import Q
from pydantic import BaseModel, Field

from wudan.api.v1.fields import AskedFlag, Unaltered
from wudan.api.v1.loading import claimable_by
from wudan.areas.models import Unit
from wudan.kit import numbers
from wudan.kit.clock import CHINA, day_of
from wudan.orders.enums import OrderState, Stage
from wudan.orders.flow import STATE_OF
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor

MOST = 50
USUAL = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=CHINA)
_TICK = timedelta(microseconds=1)
Code = Annotated[str, Field(max_length=40), Unaltered]


class Asking(BaseModel):
    """Filters of the list."""

    stage: Stage | None = Field(None, description="此刻停在哪里")
    state: OrderState | None = Field(None, description="五单走到哪一步")
    platform: Code = Field("", description="平台代码")
    unit: Code = Field("", description="受理单位的 key，含下级")
    overdue: AskedFlag | None = Field(None, description="只要超时的，或只要没超时的")
    claimable: AskedFlag = Field(False, description="队伍可以抢的单")
    q: Code = Field("", description="单号，或内容里的字")
    limit: Annotated[int, Field(ge=1, le=MOST)] = USUAL
    cursor: Annotated[str, Field(pattern="^([0-9]{1,17}-[0-9]{11})?$")] = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page."""

    orders: list[Order]
    cursor: str | None


def page(actor: Actor, asking: Asking, *, at: datetime) -> Found:
    """The orders asked for, one statement."""
    orders = _after(asking.cursor, _matching(_base(actor, asking, at), asking, at))
    found = list(orders.for_list().with_due().order_by("-placed_at", "-no")[: asking.limit + 1])
    shown = found[: asking.limit]
    more = len(found) > asking.limit
    return Found(shown, _cursor(shown[-1]) if more else None)


def _base(actor: Actor, asking: Asking, at: datetime) -> OrderQuerySet:
    if asking.claimable:
        return claimable_by(actor)
    return Order.objects.visible_to(actor, on=day_of(at))


def _matching(orders: OrderQuerySet, asking: Asking, at: datetime) -> OrderQuerySet:
    if asking.stage is not None:
        orders = orders.filter(stage=asking.stage)
    if asking.state is not None:
        orders = orders.filter(stage__in=_stages(asking.state))
    if asking.platform:
        orders = orders.filter(platform__code=asking.platform)
    if asking.unit:
        orders = orders.filter(_within(asking.unit))
    if asking.overdue is not None:
        late = Order.objects.overdue(at).values("pk")
        orders = orders.filter(pk__in=late) if asking.overdue else orders.exclude(pk__in=late)
    return orders.filter(_saying(asking.q)) if asking.q else orders


def _stages(state: OrderState) -> list[Stage]:
    return [stage for stage, reached in STATE_OF.items() if reached is state]


def _within(key: str) -> Q:
    unit = Unit.objects.filter(county=settings.PACK.county, key=key).first()
    return Q(unit__path__startswith=unit.path) if unit else Q(pk__in=[])


def _saying(words: str) -> Q:
    digits = words.replace(" ", "")
    if numbers.is_number(digits):
        return Q(no=digits)
    return Q(words__contains=words) | Q(service__name__contains=words)


def _after(cursor: str, orders: OrderQuerySet) -> OrderQuerySet:
    if not cursor:
        return orders
    ticks, no = cursor.split("-")
    placed_at = _EPOCH + int(ticks) * _TICK
    return orders.filter(Q(placed_at__lt=placed_at) | Q(placed_at=placed_at, no__lt=no))


def _cursor(last: Order) -> str:
    return f"{(last.placed_at - _EPOCH) // _TICK}-{last.no}"

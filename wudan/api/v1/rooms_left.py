"""名额: the coming weeks or months of a limited menu item, and the first day with room. Public."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.catalog import capacity
from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import CapacityPeriod, Service
from wudan.kit import clock
from wudan.kit.refusals import Missing

router = Router(tags=["服务菜单"], auth=None)
_MOST = 12


class PeriodShown(BaseModel):
    """One week or month that somebody asked for already; the others have all their places."""

    period: PeriodKind
    starts_on: date
    ends_on: date = Field(description="这一天不含")
    places: int | None = Field(description="null：不限")
    left: int | None
    is_full: bool = Field(description="再点要约到以后，或登记排队")


class Capacity(BaseModel):
    """How much room an item has."""

    is_limited: bool
    soonest: date | None = Field(description="不看名额，最早哪天能办")
    next_room: date | None = Field(description="最早有名额的日子；null：近半年都满了")
    periods: list[PeriodShown]


@router.get(
    "/services/{code}/capacity",
    summary="一项服务的名额",
    operation_id="read_capacity",
    response={200: Capacity, **READING},
)
def read_capacity(request: HttpRequest, code: str) -> HttpResponse:
    """限量的项目：哪一期满了，最早哪天有名额。满了点单用 `when_full` 说约到以后还是排队。"""
    today = clock.day_of(clock.now())
    rows = Service.objects.on_offer().filter(county=settings.PACK.county)
    service = rows.filter(code=storable(code)).first()
    if service is None:
        raise Missing
    soonest = capacity.soonest(service, today)
    coming = list(CapacityPeriod.objects.filter(service=service).coming(today))
    full = [row for row in coming if row.is_full]
    later = capacity.next_room(service, after=soonest, today=today, full=full) if soonest else None
    answer = Capacity(
        is_limited=service.is_limited, soonest=soonest, next_room=later,
        periods=[
            PeriodShown(
                period=PeriodKind(row.period), starts_on=row.starts_on, ends_on=row.ends_on,
                places=row.places, left=row.left, is_full=row.is_full,
            )
            for row in coming[:_MOST]
        ],
    )  # fmt: skip
    return public(answer.model_dump(mode="json"))

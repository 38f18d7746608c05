"""开放资源: what opens its door on a day. Public; nothing is here before its door is open."""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.refusals import READING
from wudan.kit import clock
from wudan.kit.open_hours import clock_words
from wudan.kit.refusals import Malformed
from wudan.sites.enums.resource import BaseKind, ResourceKind
from wudan.sites.opening_days import OpenDay, at_hand

router = Router(tags=["资源"], auth=None)
_FURTHEST_DAYS = 366


class OpenSpan(BaseModel):
    """From when to when."""

    opens: str = Field(description="北京时间，如 9:00")
    closes: str


class OpenResource(BaseModel):
    """One resource on one day."""

    id: int
    name: str
    kind: ResourceKind
    base_kind: BaseKind | None
    area: str | None = Field(description="区划代码；null 是全县")
    address: str
    words: str = Field(description="有什么")
    entry_words: str = Field(description="怎么进")
    keeper: str = Field(description="保管单位")
    lon: float | None = Field(description="CGCS2000")
    lat: float | None
    hours: list[OpenSpan]


class OpenResources(BaseModel):
    """All that open on one day."""

    day: date
    items: list[OpenResource]


@router.get(
    "/resources", summary="开放资源", operation_id="list_open_resources",
    response={200: OpenResources, **READING},
)  # fmt: skip
def list_open_resources(
    request: HttpRequest,
    on: Annotated[date | None, Query(None, description="哪天；不写就是今天")],
    kind: Annotated[ResourceKind | None, Query(None, description="类别")],
) -> HttpResponse:
    """这天开门的资源和几点到几点；节假日、调休上班日只有说好也开的。"""
    today = clock.day_of(clock.now())
    day = on or today
    if abs((day - today).days) > _FURTHEST_DAYS:
        raise Malformed({"on": "只能查前后一年里的日子。"})
    which = {} if kind is None else {"resource__kind": kind.value}
    found = at_hand(settings.PACK.county, day, **which)
    items = [_shown(one) for one in found]
    return public(OpenResources(day=day, items=items).model_dump(mode="json"))


def _shown(one: OpenDay) -> OpenResource:
    row = one.resource
    return OpenResource(
        id=row.pk, name=row.name, kind=ResourceKind(row.kind),
        base_kind=BaseKind(row.base_kind) if row.base_kind else None,
        area=row.area.code if row.area else None, address=row.address, words=row.words,
        entry_words=row.entry_words, keeper=row.unit.short_name, lon=row.lon, lat=row.lat,
        hours=[OpenSpan(opens=clock_words(s.opens), closes=clock_words(s.closes)) for s in one.spans],
    )  # fmt: skip

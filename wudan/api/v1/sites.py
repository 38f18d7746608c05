"""阵地: the county's center, institutes and stations, and where they are today. Public."""

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.areas.enums import UnitKind
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.sites.querysets import SiteQuerySet

router = Router(tags=["阵地"], auth=None)
_COLUMNS = {
    "id": "pk", "key": "unit__key", "name": "unit__name", "short_name": "unit__short_name",
    "kind": "unit__kind", "parent": "unit__parent__key", "area": "unit__area__code",
    "host": "host", "phone": "phone", "opening": "opening", "directions": "directions",
    "base_kind": "base_kind", "version": "version",
}  # fmt: skip
_NOWHERE = {"state": None, "address": "", "lon": None, "lat": None}


class SiteShown(BaseModel):
    """One site."""

    key: str
    name: str
    short_name: str
    kind: UnitKind
    parent: str | None = Field(description="上级的 key")
    area: str | None = Field(description="区划代码")
    host: str = Field(description="依托单位")
    phone: str
    opening: str = Field(
        description="开放时间，如 1-5 08:30-18:00; 8 09:00-12:00：1–7 周一到周日，8 节假日，9 调休上班日，没写的不开"
    )
    directions: str = Field(description="怎么走")
    base_kind: str = Field(description="四类实践基地里的哪一类；不是基地的为空")
    version: int = Field(description="改电话、名称的时候带上")
    state: SiteState | None
    address: str
    lon: float | None = Field(description="CGCS2000")
    lat: float | None


class Sites(BaseModel):
    """Sites."""

    items: list[SiteShown]


@router.get("/sites", summary="阵地", operation_id="list_sites", response={200: Sites, **READING})
def list_sites(
    request: HttpRequest,
    kind: Annotated[UnitKind | None, Query(None, description="中心、所、站")],
) -> HttpResponse:
    """全县的实践中心、所、站，上级在前。"""
    sites = _today() if kind is None else _today().filter(unit__kind=kind)
    return public({"items": sites_shown(sites)})


@router.get(
    "/sites/{key}",
    summary="一个阵地",
    operation_id="read_site",
    response={200: SiteShown, **READING},
)
def read_site(request: HttpRequest, key: str) -> HttpResponse:
    """按编号查。"""
    found = sites_shown(_today().filter(unit__key=storable(key)))
    if not found:
        raise Missing
    return public(found[0])


def _today() -> SiteQuerySet:
    sites = Site.objects.of_county(settings.PACK.county).filter(unit__ends_on=None)
    return sites.order_by("unit__path")


def sites_shown(sites: SiteQuerySet) -> list[dict[str, Any]]:
    """As `SiteShown` tells them; two statements: the sites, and where they are today."""
    today = clock.day_of(clock.now())
    periods = SitePeriod.objects.on(today).filter(site__in=sites.order_by())
    where = {row.pop("site"): row for row in periods.values("site", *_NOWHERE)}
    rows = sites.values_list(*_COLUMNS.values())
    named = (dict(zip(_COLUMNS, row, strict=True)) for row in rows)
    return [row | where.get(row.pop("id"), _NOWHERE) for row in named]

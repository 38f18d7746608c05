"""服务菜单: what may be ordered. Public, and read more than anything else: one statement, one
more where some item is not for the whole county."""

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.fields import Unaltered
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Service
from wudan.catalog.querysets import ServiceQuerySet
from wudan.catalog.search import suggest
from wudan.kit.refusals import Missing

router = Router(tags=["服务菜单"], auth=None)
_COLUMNS = (
    "code", "name", "summary", "description", "duration_minutes", "headcount", "lead_days",
    "complete_days", "skills", "licences", "months", "places", "risk", "needs_insurance",
    "open_claim", "once_a_day", "serves",
)  # fmt: skip


class ServiceShown(BaseModel):
    """One item of the menu."""

    code: str
    platform: str = Field(description="平台代码")
    name: str
    summary: str
    description: str
    duration_minutes: int
    headcount: int
    lead_days: int = Field(description="要提前几天")
    complete_days: int = Field(description="几个工作日内办结")
    skills: list[str]
    licences: list[str]
    months: list[int] = Field(description="只在这些月份提供；空为全年")
    places: list[PlaceMode]
    risk: Risk
    needs_insurance: bool
    open_claim: bool = Field(description="队伍可以抢单")
    once_a_day: bool
    serves: list[str] = Field(description="只到这些镇、村的所、站（key）；空为全县")


class Services(BaseModel):
    """The menu."""

    items: list[ServiceShown]


@router.get(
    "/services",
    summary="服务菜单",
    operation_id="list_services",
    response={200: Services, **READING},
)
def list_services(
    request: HttpRequest,
    platform: Annotated[str, Query("", max_length=40, description="平台代码"), Unaltered],
    q: Annotated[str, Query("", max_length=40, description="一句话说要什么"), Unaltered],
) -> HttpResponse:
    """菜单上的服务，按平台排；有 `q` 时按合不合意思排。都不收钱。"""
    services = _offered()
    if platform:
        services = services.filter(platform__code=platform)
    items = services_shown(services)
    if q:
        by_code = {item["code"]: item for item in items}
        items = [by_code[service.code] for service in suggest(q, services)]
    return public({"items": items})


@router.get(
    "/services/{code}",
    summary="一项服务",
    operation_id="read_service",
    response={200: ServiceShown, **READING},
)
def read_service(request: HttpRequest, code: str) -> HttpResponse:
    """按代码查。"""
    found = services_shown(_offered().filter(code=storable(code)))
    if not found:
        raise Missing
    return public(found[0])


def _offered() -> ServiceQuerySet:
    return Service.objects.on_offer().filter(county=settings.PACK.county)


def services_shown(services: ServiceQuerySet) -> list[dict[str, Any]]:
    """As `ServiceShown` tells them: places by the keys of their sites; a statement more where some item has places."""
    told = list(services.values("platform__code", *_COLUMNS))
    paths = {path for row in told for path in row["serves"]}
    keys = dict(Unit.objects.filter(path__in=paths).values_list("path", "key")) if paths else {}
    for row in told:
        row["platform"] = row.pop("platform__code")
        row["serves"] = [keys[path] for path in row["serves"] if path in keys]
    return told

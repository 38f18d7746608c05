"""平台: the eight platforms and the departments that lead or cooperate today. Public."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.api.v1.shapes import UnitNamed
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty
from wudan.kit import clock
from wudan.kit.refusals import Missing

router = Router(tags=["平台"], auth=None)


class PlatformShown(BaseModel):
    """One platform."""

    code: str
    name: str
    summary: str
    lead: UnitNamed | None = Field(description="牵头部门")
    cooperating: list[UnitNamed] = Field(description="配合部门")


class Platforms(BaseModel):
    """Platforms."""

    items: list[PlatformShown]


@router.get(
    "/platforms",
    summary="平台",
    operation_id="list_platforms",
    response={200: Platforms, **READING},
)
def list_platforms(request: HttpRequest) -> HttpResponse:
    """八大平台与县里自设的平台，各由哪个部门牵头。"""
    return public({"items": _shown()})


@router.get(
    "/platforms/{code}",
    summary="一个平台",
    operation_id="read_platform",
    response={200: PlatformShown, **READING},
)
def read_platform(request: HttpRequest, code: str) -> HttpResponse:
    """按代码查。"""
    found = _shown(code=storable(code))
    if not found:
        raise Missing
    return public(found[0])


def _shown(**which: str) -> list[dict[str, Any]]:
    """Two statements: the platforms, and who does what today."""
    duties = _duties()
    rows = Platform.objects.filter(county=settings.PACK.county, **which).order_by("position")
    return [
        {
            "code": code,
            "name": name,
            "summary": summary,
            "lead": next(iter(duties[pk, DutyKind.LEAD]), None),
            "cooperating": duties[pk, DutyKind.COOPERATING],
        }
        for pk, code, name, summary in rows.values_list("pk", "code", "name", "summary")
    ]


def _duties() -> dict[tuple[int, str], list[dict[str, str]]]:
    today = clock.day_of(clock.now())
    rows = PlatformDuty.objects.on(today).filter(platform__county=settings.PACK.county)
    found: dict[tuple[int, str], list[dict[str, str]]] = defaultdict(list)
    columns = ("platform", "kind", "unit__key", "unit__short_name")
    for platform, kind, key, name in rows.order_by("unit__key").values_list(*columns):
        found[platform, kind].append({"key": key, "name": name})
    return found

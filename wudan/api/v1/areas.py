"""区划: the county's administrative divisions in force today. Public."""

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.loading import storable
from wudan.api.v1.refusals import READING
from wudan.areas.enums import AreaLevel
from wudan.areas.models import Area
from wudan.areas.querysets import AreaQuerySet
from wudan.kit import clock
from wudan.kit.refusals import Missing

router = Router(tags=["区划"], auth=None)
_COLUMNS = ("code", "name", "level", "parent__code")


class AreaShown(BaseModel):
    """One division."""

    code: str = Field(description="国家统计局区划代码：县 6 位、乡镇 9 位、村 12 位")
    name: str
    level: AreaLevel
    level_name: str
    parent: str | None


class Areas(BaseModel):
    """Divisions."""

    items: list[AreaShown]


@router.get("/areas", summary="区划", operation_id="list_areas", response={200: Areas, **READING})
def list_areas(
    request: HttpRequest,
    under: Annotated[str, Query("", pattern="^[0-9]{0,12}$", description="上级代码")],
) -> HttpResponse:
    """本县现行区划，按代码排序；`under` 只要某一级以下（含）。"""
    return public({"items": [_shown(row) for row in _today().below(under).values(*_COLUMNS)]})


@router.get(
    "/areas/{code}",
    summary="一个区划",
    operation_id="read_area",
    response={200: AreaShown, **READING},
)
def read_area(request: HttpRequest, code: str) -> HttpResponse:
    """按代码查。"""
    row = _today().filter(code=storable(code)).values(*_COLUMNS).first()
    if row is None:
        raise Missing
    return public(_shown(row))


def _today() -> AreaQuerySet:
    areas = Area.objects.valid_on(clock.day_of(clock.now())).below(settings.PACK.county)
    return areas.order_by("code")


def _shown(row: dict[str, Any]) -> dict[str, object]:
    parent, level = row.pop("parent__code"), AreaLevel(row["level"])
    return row | {"level_name": level.label, "parent": parent}

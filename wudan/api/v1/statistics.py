"""公开的统计: the three tables of a year, as the page 晒账 shows them; null is held back (under five)."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public
from wudan.api.v1.refusals import READING
from wudan.kit import clock
from wudan.kit.canonical import digest
from wudan.statistics.published import COLUMNS, LICENCE, Line, published
from wudan.tables.replica import reports

router = Router(tags=["统计"], auth=None)


class StatisticsLine(BaseModel):
    """One month, town or platform."""

    name: str
    values: dict[str, int | None] = Field(description="列 → 数；null 表示 1 到 4，或怕被算出来的")


class StatisticsShown(BaseModel):
    """A year."""

    year: int
    licence: str
    columns: dict[str, str]
    whole: dict[str, int | None]
    months: list[StatisticsLine]
    towns: list[StatisticsLine] = Field(description="按单位次序，不排名")
    platforms: list[StatisticsLine]


@router.get(
    "/statistics", summary="公开的统计", operation_id="read_statistics",
    response={200: StatisticsShown, **READING},
)  # fmt: skip
@reports
def read_statistics(
    request: HttpRequest,
    year: Annotated[int | None, Query(None, ge=2020, le=2100, description="哪一年，默认今年")],
) -> HttpResponse:
    """一年的点单、办完、评价和参与人数：按月、按镇、按平台。不到 5 的数不给；带 ETag，可以缓存。"""
    today = clock.day_of(clock.now())
    found = published(settings.PACK.county, year=min(year or today.year, today.year), today=today)
    answer = public({
        "year": found.year, "licence": LICENCE.format(county=settings.PACK.county_name), "columns": COLUMNS,
        "whole": found.whole, **{name: _told(lines) for name, lines in found.tables.items()},
    })  # fmt: skip
    answer["ETag"] = quote_etag(digest(answer.content)[:32])
    if request.headers.get("If-None-Match", "") == answer["ETag"]:
        answer.status_code, answer.content = 304, b""
    return answer


def _told(lines: tuple[Line, ...]) -> list[dict[str, object]]:
    return [{"name": line.name, "values": dict(line.values)} for line in lines]

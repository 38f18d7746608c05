"""晒账: what was asked and done in a year, for everybody, with the tables as open data (R119, domain §5 row 48)."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.canonical import digest
from wudan.kit.intervals import wilson
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.statistics.published import COLUMNS, LICENCE, Line, Values, published
from wudan.statistics.showing import SMALLEST
from wudan.tables.replica import reports

_FIRST_YEAR, _YEARS = 2020, 3
TABLES = {"months": Phrase("按月"), "towns": Phrase("按镇（街道）"), "platforms": Phrase("按平台")}
_HUNDRED = 100
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it is shown: rows of name and numbers with their columns, None held back."""

    key: str
    name: str
    rows: list[tuple[str, list[tuple[str, int | None]]]]


@login_not_required
@reports
def accountability(request: HttpRequest) -> HttpResponse:
    """The year asked for, else this one; three statements."""
    today = clock.day_of(clock.now())
    found = published(settings.PACK.county, year=_year(request, today), today=today)
    context = {
        "year": found.year, "whole": list(zip(COLUMNS.values(), found.whole.values(), strict=True)),
        "tables": [Table(key, _(TABLES[key]), _labelled(lines)) for key, lines in found.tables.items()],
        "columns": list(COLUMNS.values()), "said": _said(found.whole), "smallest": SMALLEST,
        "years": years_shown(today), "licence": _licence(),
    }  # fmt: skip
    return render(request, "portal/picture/accounts.html", context)


@login_not_required
@reports
def open_data(request: HttpRequest, table: str) -> HttpResponse:
    """One table, or the dictionary of all, as CSV; each line says under what licence, so that it does
    wherever the file goes. Raises Missing."""
    today = clock.day_of(clock.now())
    if table == "dictionary":
        return answered(request, _written(_dictionary()), "text/csv; charset=utf-8")
    found = published(settings.PACK.county, year=_year(request, today), today=today)
    if table not in found.tables:
        raise Missing
    rows = [
        [name, *("" if n is None else str(n) for n in values), _licence()]
        for name, values in _rows(found.tables[table])
    ]
    written = _written([[table, *COLUMNS, "licence"], *rows])
    return answered(request, written, "text/csv; charset=utf-8")


def answered(request: HttpRequest, body: bytes, kind: str, *, seconds: int = _SECONDS) -> HttpResponse:  # fmt: skip
    """The same for everybody: kept by caches a while, not sent again to who has it (ETag)."""
    tag = quote_etag(digest(body)[:32])
    fresh = request.headers.get("If-None-Match", "") == tag
    answer = HttpResponse(b"" if fresh else body, status=304 if fresh else 200, content_type=kind)
    answer["ETag"] = tag
    answer["Cache-Control"] = f"public, max-age={seconds}"
    return answer


def years_shown(today: date) -> range:
    """The years whose accounts stand here, the newest first."""
    return range(today.year, max(_FIRST_YEAR, today.year - _YEARS), -1)


def _year(request: HttpRequest, today: date) -> int:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return year if _FIRST_YEAR <= year <= today.year else today.year


def _rows(lines: tuple[Line, ...]) -> list[tuple[str, list[int | None]]]:
    return [(line.name, [line.values[key] for key in COLUMNS]) for line in lines]


def _labelled(lines: tuple[Line, ...]) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """Each number with its column's name: on a phone a row is a card without a head. Rows of
    nothing but zeros are left to the CSV."""
    return [
        (name, list(zip(COLUMNS.values(), row, strict=True)))
        for name, row in _rows(lines)
        if any(number != 0 for number in row)
    ]


def _said(whole: Values) -> dict[str, object] | None:
    """How content people are, with how many said so and the interval; None of too few."""
    good, reviews, done = whole["reviews-good"], whole["reviews"], whole["orders-fulfilled"]
    if not reviews or good is None or not done:
        return None
    low, high = wilson(good, reviews) or (0.0, 1.0)
    return {
        "percent": round(_HUNDRED * good / reviews), "good": good, "reviews": reviews,
        "low": round(_HUNDRED * low), "high": round(_HUNDRED * high),
        "answered": round(_HUNDRED * reviews / done), "done": done,
    }  # fmt: skip


def _licence() -> str:
    return Phrase(LICENCE, county=settings.PACK.county_name)


def _dictionary() -> list[list[str]]:
    tables = [
        [key, _(name), _("一行一个；总计等于各行之和，空着的除外")] for key, name in TABLES.items()
    ]
    columns = [
        [key, name, _("整数；空着的是 1 到 4，或怕被算出来的")] for key, name in COLUMNS.items()
    ]
    return [["name", "meaning", "note"], *tables, *columns, ["licence", _licence(), ""]]


def _written(rows: list[list[str]]) -> bytes:
    """CSV that spreadsheets open as UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")

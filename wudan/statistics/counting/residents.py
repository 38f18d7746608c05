"""Distinct residents without a row about anybody: an order is its resident's first, or second, in a
month or a year, seen from a village, a town, the county, a platform.

First ones add up to the number of different residents (R005), second ones to those who came again
(R004). `asked-month-1` is a first order of the month at depth 1 of the tree; `…-p` of a platform.
"""

from datetime import date
from functools import lru_cache

from wudan.kit.clock import midnight
from wudan.orders.models import Order
from wudan.statistics.counting.cells import Cells, month_at
from wudan.statistics.enums import Span

FIRST, SECOND = "asked", "again"
PLATFORM = "p"
_MONTH, _YEAR = Span.MONTH.value, Span.YEAR.value


def count_residents(unit_id: int, cells: Cells) -> None:
    """All orders of the residents who ordered from a unit in these months, in the order of time; one statement."""
    months = cells.months
    here = Order.objects.filter(months.within("placed_at"), origin=unit_id)
    rows = Order.objects.filter(placed_for__in=here.order_by().values("placed_for"))
    if months.since is not None and months.until is not None:
        years = date(months.since.year, 1, 1), date(months.until.year + 1, 1, 1)
        rows = rows.filter(placed_at__gte=midnight(years[0]), placed_at__lt=midnight(years[1]))
    seen: dict[tuple[int, str, date, str], int] = {}
    told = rows.order_by("placed_at", "pk").values_list(
        "placed_for", "placed_at", "platform", "origin", "origin__path"
    )
    for person, placed_at, platform, origin, path in told.iterator(2000):
        month = month_at(placed_at)
        cell = cells.on(month, platform) if origin == unit_id else None
        scopes = _scopes(path, platform)
        for span, start in ((_MONTH, month), (_YEAR, month.replace(month=1))):
            for level, scope in scopes:
                key = (person, span, start, scope)
                times = seen[key] = seen.get(key, 0) + 1
                if cell is not None and times <= 2:
                    cell[f"{FIRST if times == 1 else SECOND}-{span}-{level}"] += 1


@lru_cache(maxsize=4096)
def _scopes(path: str, platform: int | None) -> tuple[tuple[str, str], ...]:
    """The units an order lies in, by their depth, and its platform."""
    ends = [end for end, letter in enumerate(path) if letter == "."]
    levels = [(str(depth), path[: end + 1]) for depth, end in enumerate(ends)]
    return (*levels, (PLATFORM, f"p{platform or 0}"))

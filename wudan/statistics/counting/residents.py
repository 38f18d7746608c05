"""Distinct residents without a row about anybody: an order is its resident's first, or second, in a
month or a year, seen from a village, a town, the county, a platform.

First ones add up to the number of different residents (R005), second ones to those who came again
(R004). `asked-month-1` is a first order of the month at depth 1 of the tree; `…-p` of a platform.
"""

from datetime import date

from wudan.kit.clock import midnight
from wudan.orders.models import Order
from wudan.statistics.counting.cells import Cells
from wudan.statistics.counting.instants import Second
from wudan.statistics.counting.turns import Turns

FIRST, SECOND = "asked", "again"


def count_residents(unit_id: int, cells: Cells) -> None:
    """All orders of the residents who ordered from a unit in these months, in the order of time; one statement."""
    months = cells.months
    here = Order.objects.filter(months.within("placed_at"), origin=unit_id)
    rows = Order.objects.filter(placed_for__in=here.order_by().values("placed_for"))
    if months.since is not None and months.until is not None:
        years = date(months.since.year, 1, 1), date(months.until.year + 1, 1, 1)
        rows = rows.filter(placed_at__gte=midnight(years[0]), placed_at__lt=midnight(years[1]))
    turns = Turns(cells.trees, FIRST, SECOND)
    told = rows.order_by("placed_at", "pk").values_list(
        "placed_for", Second("placed_at"), "platform", "origin", "origin__path"
    )
    for person, second, platform, origin, path in told.iterator(2000):
        cell = cells.at(second, platform) if origin == unit_id else None
        turns.take(person, second, path, platform, cell)

"""From rows to counts: what the cells of one unit must say, read from what happened.

Measures have the keys of the registers' figures where they are the same number (ADR 58); `a:b` is
a measure with a value. The same functions keep the cells and rebuild them.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db import models

from wudan.areas.models import Unit
from wudan.areas.past_trees import PastTrees, past_trees
from wudan.statistics.counting.activities import count_activities
from wudan.statistics.counting.cells import Cells, Months
from wudan.statistics.counting.orders import count_orders
from wudan.statistics.counting.residents import count_residents
from wudan.statistics.counting.serving import count_serving
from wudan.statistics.models import Cell

__all__ = ["Cells", "count_unit", "measured_units", "placed"]


def count_unit(
    unit: Unit, months: Collection[date] | None, trees: PastTrees, *, at: datetime
) -> Cells:
    """All cells of a unit, or those of some months; thirteen statements at most."""
    cells = Cells(Months(months), trees)
    if unit.is_site:
        count_orders(unit.pk, cells)
        count_residents(unit.pk, cells)
    count_serving(unit.pk, cells)
    count_activities(unit.pk, cells, at=at)
    return cells


def measured_units(county: str) -> models.QuerySet[Unit]:
    """Every unit of a county, ended ones too, in the order of their numbers."""
    return Unit.objects.filter(county=county).order_by("pk")


def placed(county: str) -> Iterator[tuple[str, date, int, dict[str, int]]]:
    """Every kept cell of a county with the path its unit had in that month (ADR 90); two statements."""
    trees = past_trees(county)
    cells = Cell.objects.filter(county=county).values_list("unit__path", "month", "topic", "counts")
    for path, month, topic, counts in cells.iterator(2000):
        yield trees.path_in(path, month), month, topic, counts

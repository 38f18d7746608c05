"""From rows to counts: what the cells of one unit must say, read from what happened.

Measures have the keys of the registers' figures where they are the same number (ADR 58); `a:b` is
a measure with a value. The same functions keep the cells and rebuild them.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import models

from wudan.areas.models import Unit
from wudan.statistics.counting.activities import count_activities
from wudan.statistics.counting.cells import Cells, Months
from wudan.statistics.counting.orders import count_orders
from wudan.statistics.counting.residents import count_residents
from wudan.statistics.counting.serving import count_serving

__all__ = ["Cells", "count_unit", "measured_units"]


def count_unit(unit: Unit, months: Collection[date] | None, *, at: datetime) -> Cells:
    """All cells of a unit, or those of some months; thirteen statements at most."""
    cells = Cells(Months(months))
    if unit.is_site:
        count_orders(unit.pk, cells)
        count_residents(unit.pk, cells)
    count_serving(unit.pk, cells)
    count_activities(unit.pk, cells, at=at)
    return cells


def measured_units(county: str) -> models.QuerySet[Unit]:
    """Every unit of a county, ended ones too, in the order of their numbers."""
    return Unit.objects.filter(county=county).order_by("pk")

"""改归以后: a unit stands under another, and what its cells say adds to whom it belongs to now (ADR 90).

Only from the month of the move on: earlier months stay where they were added. A part of the move's own
transaction, under the county's lock, because until it is done the sums and the tree do not agree.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from wudan.activities.models import Attendance
from wudan.kit.clock import midnight
from wudan.orders.models import Order
from wudan.statistics.actions.mark import mark
from wudan.statistics.actions.refresh import add, take
from wudan.statistics.counting.rolling import rolled
from wudan.statistics.models import Cell

_Change = tuple[str, date, int, Mapping[str, int]]


def rehang(*, county: str, old: str, new: str, moved_on: date, at: datetime) -> None:
    """Take away above `old` and add above `new` what the cells below say; the paths are moved already.

    Who counts once in a town may now count in two: all cells of these people are marked.
    """
    take(county)
    add(county, rolled(_carried(county, old, new, moved_on.replace(day=1))))
    mark(
        [("person", pk) for pk in sorted(_people_below(new, moved_on.replace(month=1, day=1)))],
        at=at,
    )


def _carried(county: str, old: str, new: str, since: date) -> Iterator[_Change]:
    cells = Cell.objects.filter(county=county, month__gte=since, unit__path__startswith=new)
    for path, month, topic, counts in cells.values_list("unit__path", "month", "topic", "counts"):
        yield old + path.removeprefix(new), month, topic, {key: -n for key, n in counts.items()}
        yield path, month, topic, counts


def _people_below(path: str, since: date) -> set[int]:
    """Who ordered from there or came to what was held there since the year began."""
    orders = Order.objects.filter(origin__path__startswith=path, placed_at__gte=midnight(since))
    came = Attendance.objects.filter(
        opening__shift__activity__unit__path__startswith=path, came_at__gte=midnight(since)
    )
    ordered = orders.order_by().values_list("placed_for", flat=True)
    return {*ordered, *came.order_by().values_list("person", flat=True)}

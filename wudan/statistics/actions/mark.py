"""标记: which cells an event makes stale. Nothing is counted here; asked twice, the same marks.

An order touches every month since it was placed, at its village, at who was asked to serve it, and
where its resident ordered else that year (who is counted once).
"""

from collections.abc import Iterable
from datetime import date, datetime

from wudan.activities.models import Attendance, Shift
from wudan.kit.clock import midnight
from wudan.ledger.models import ServiceRecord
from wudan.orders.models import Dispatch, Order
from wudan.statistics.models import StaleCell
from wudan.statistics.reckoning import month_of, months_through

_Stale = set[tuple[int, date]]


def mark(subjects: Iterable[tuple[str, int]], *, at: datetime) -> int:
    """Mark what these subjects (kind, number) of events touch; how many cells."""
    by_kind: dict[str, set[int]] = {}
    for kind, number in subjects:
        by_kind.setdefault(kind, set()).add(number)
    stale: _Stale = set()
    if orders := by_kind.get("order"):
        stale |= _of_orders(orders, at)
    if people := by_kind.get("person"):
        stale |= _of_people(people)
    if activities := by_kind.get("activity"):
        stale |= _of_shifts(activities)
    if presences := by_kind.get("attendance"):
        stale |= _of_presences(presences)
    if records := by_kind.get("record"):
        stale |= _of_records(records)
    rows = [StaleCell(unit_id=unit, month=month) for unit, month in sorted(stale)]
    StaleCell.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _of_orders(orders: set[int], at: datetime) -> _Stale:
    stale: _Stale = set()
    last, first, people = month_of(at), at, set[int]()
    told = Order.objects.filter(pk__in=orders).values_list("origin", "placed_at", "placed_for")
    for origin, placed_at, person in told:
        stale |= {(origin, month) for month in months_through(month_of(placed_at), last)}
        first = min(first, placed_at)
        people.add(person)
    asked = Dispatch.objects.filter(order__in=orders).values_list("unit", "at")
    for unit, sent_at in asked:
        stale |= {(unit, month) for month in months_through(month_of(sent_at), last)}
    since = month_of(first).replace(month=1)
    return stale | _placed(people, since)


def _placed(people: set[int], since: date | None = None) -> _Stale:
    rows = Order.objects.filter(placed_for__in=people).order_by()
    if since is not None:
        rows = rows.filter(placed_at__gte=midnight(since))
    return {(origin, month_of(at)) for origin, at in rows.values_list("origin", "placed_at")}


def _of_people(people: set[int]) -> _Stale:
    """Two persons became one: where they ordered and where they came, in every year."""
    return _placed(people) | _came(people)


def _came(people: Iterable[int]) -> _Stale:
    rows = Attendance.objects.filter(person__in=list(people)).order_by()
    told = rows.values_list("opening__shift__activity__unit", "came_at")
    return {(unit, month_of(at)) for unit, at in told}


def _of_shifts(activities: set[int]) -> _Stale:
    shifts = Shift.objects.filter(activity__in=activities).values_list("activity__unit", "day")
    people = Attendance.objects.filter(opening__shift__activity__in=activities)
    records = ServiceRecord.objects.filter(activity__in=activities).values_list("unit", "day")
    days = {(unit, day.replace(day=1)) for unit, day in [*shifts, *records]}
    return days | _came(people.values_list("person", flat=True))


def _of_presences(presences: set[int]) -> _Stale:
    people = Attendance.objects.filter(pk__in=presences).values_list("person", flat=True)
    return _came(people)


def _of_records(records: set[int]) -> _Stale:
    rows = ServiceRecord.objects.filter(pk__in=records).values_list("unit", "day")
    return {(unit, day.replace(day=1)) for unit, day in rows}

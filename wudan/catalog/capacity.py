"""Places of limited menu items: taken, waited for, given back; always by one conditional statement.

Who asks first has the place, on both databases: the statement names what must still be so, and
counts as done only if it changed the row. A freed place is nobody's but theirs who wait.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from wudan.catalog.enums import PeriodKind
from wudan.catalog.models import CapacityPeriod, Service, ServiceCapacity

HORIZON = 180
"""How many days ahead a place can be had: as far as an order may be placed ahead."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking for a place brought: a place held, a turn in the queue, or neither (full)."""

    period: CapacityPeriod | None
    is_held: bool = True
    is_waiting: bool = False

    @property
    def is_refused(self) -> bool:
        """Full, and not to wait."""
        return not self.is_held and not self.is_waiting


def bounds(kind: str, day: date) -> tuple[date, date]:
    """The week (from Monday) or the month that a day falls into; the end is the day after."""
    if kind == PeriodKind.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)


def period_of(service: Service, day: date) -> CapacityPeriod | None:
    """The counted period of a day, made when it is first asked for; None where no limit is set."""
    rows = CapacityPeriod.objects.filter(service=service).holding(day)
    if found := rows.first():
        return found
    limit = ServiceCapacity.objects.filter(service=service).on(day).first()
    if limit is None:
        return None
    starts_on, ends_on = bounds(limit.period, day)
    fresh = CapacityPeriod(
        service=service, period=limit.period, places=limit.places, starts_on=starts_on, ends_on=ends_on
    )  # fmt: skip
    CapacityPeriod.objects.bulk_create([fresh], ignore_conflicts=True)
    return rows.first()


def ask(service: Service, day: date, *, wait: bool = False) -> Answer:
    """A place on a day; with `wait`, a turn in the queue when there is none."""
    period: CapacityPeriod | None = None
    for _ in range(_TRIES if service.is_limited else 0):
        period = period_of(service, day)
        if period is None:
            break
        row = CapacityPeriod.objects.filter(pk=period.pk)
        if row.with_room().update(taken=F("taken") + 1):
            return Answer(period)
        if wait and row.full().update(waiting=F("waiting") + 1):
            return Answer(period, is_held=False, is_waiting=True)
        if not wait and row.full().exists():
            return Answer(period, is_held=False)
    return Answer(None) if period is None else Answer(period, is_held=False)


def give_back(period_id: int) -> bool:
    """A place is free again; whether somebody waits for it."""
    row = CapacityPeriod.objects.filter(pk=period_id)
    row.filter(taken__gt=0).update(taken=F("taken") - 1)
    return row.filter(waiting__gt=0).exists()


def leave_queue(period_id: int) -> None:
    """One fewer waits."""
    row = CapacityPeriod.objects.filter(pk=period_id, waiting__gt=0)
    row.update(waiting=F("waiting") - 1)


def move_up(period_id: int) -> bool:
    """Who waits first takes a place that is free; False when none is."""
    free = Q(places=None) | Q(taken__lt=F("places"))
    row = CapacityPeriod.objects.filter(free, pk=period_id, waiting__gt=0)
    return bool(row.update(taken=F("taken") + 1, waiting=F("waiting") - 1))


def soonest(service: Service, today: date) -> date | None:
    """The first day on which an item can be had at all: lead time and season, not places."""
    return in_season(service, today + timedelta(days=service.lead_days))


def in_season(service: Service, day: date) -> date | None:
    """That day, or the first of the next month in which the item is given."""
    for _ in range(13):
        if service.is_in_season(day.month):
            return day
        day = bounds(PeriodKind.MONTH, day)[1]
    return None


def next_room(
    service: Service, *, after: date, today: date, full: Iterable[CapacityPeriod] | None = None
) -> date | None:
    """The first day with room from `after` on; None within the horizon. One statement, or none
    when the full periods are given."""
    if full is None:
        rows = CapacityPeriod.objects.filter(service=service).coming(after).full()
        full = list(rows) if service.is_limited else []
    taken = [(row.starts_on, row.ends_on) for row in full]
    day = in_season(service, max(after, today + timedelta(days=service.lead_days)))
    while day is not None and day <= today + timedelta(days=HORIZON):
        ends = next((end for start, end in taken if start <= day < end), None)
        if ends is None:
            return day
        day = in_season(service, ends)
    return None

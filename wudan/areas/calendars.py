"""The working calendar of this county: the pack's office hours, the table's days off."""

import time
from datetime import date

from django.conf import settings

from wudan.areas.enums import DayKind
from wudan.areas.models import Holiday
from wudan.kit.working_time import WorkingCalendar

_KEPT_SECONDS = 60.0
_kept: tuple[float, WorkingCalendar] | None = None


def working_calendar() -> WorkingCalendar:
    """The calendar, read at most once a minute."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > _KEPT_SECONDS:
        _kept = (time.monotonic(), _read())
    return _kept[1]


def forget() -> None:
    """Read the table anew next time; for those who change it."""
    global _kept
    _kept = None


def _read() -> WorkingCalendar:
    days: dict[str, set[date]] = {kind: set() for kind in DayKind.values}
    for day, kind in Holiday.objects.values_list("day", "kind"):
        days[kind].add(day)
    return WorkingCalendar(
        spans=settings.PACK.office_hours,
        holidays=frozenset(days[DayKind.HOLIDAY]),
        workdays=frozenset(days[DayKind.WORKDAY]),
    )

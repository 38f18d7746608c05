"""Activities in figures: held, who came, how long they served; at the unit that organized them."""

from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from wudan.activities.enums import ActivityStage, AttendanceState, Mode
from wudan.activities.models import Attendance, Shift
from wudan.kit.clock import midnight
from wudan.ledger.enums import RecordState
from wudan.ledger.models import ServiceRecord
from wudan.statistics.counting.cells import Cells
from wudan.statistics.counting.instants import Second
from wudan.statistics.counting.turns import Turns

_NOT_HELD = (ActivityStage.DRAFT, ActivityStage.CANCELLED)
CAME = "came"


def count_activities(unit_id: int, cells: Cells, *, at: datetime) -> None:
    """Shifts that are over at `at`, presences, minutes of service; three statements."""
    months = cells.months
    shifts = Shift.objects.filter(
        months.within("ends_at"), activity__unit=unit_id, ends_at__lt=at, activity__is_template=False
    ).exclude(activity__stage__in=_NOT_HELD)  # fmt: skip
    for when, platform, mode in shifts.values_list(
        Second("ends_at"), "activity__platform", "activity__mode"
    ):
        cell = cells.at(when, platform)
        cell["shifts-held"] += 1
        cell["shifts-task" if mode == Mode.TASK else "shifts-voluntary"] += 1
    _minutes(unit_id, cells)
    _volunteers(unit_id, cells)


def _minutes(unit_id: int, cells: Cells) -> None:
    rows = ServiceRecord.objects.filter(
        cells.months.within_days("day"), unit=unit_id, state=RecordState.RECORDED
    )
    told = rows.order_by().values_list("day", "activity__platform").annotate(Sum("minutes"))
    for day, platform, minutes in told:
        cells.on(day.replace(day=1), platform)["service-minutes"] += minutes


def _volunteers(unit_id: int, cells: Cells) -> None:
    """Presences, and the first of each volunteer in a month or a year: as with residents."""
    months = cells.months
    path = "opening__shift__activity__unit"
    here = _there(months.within("came_at")).filter(**{path: unit_id})
    rows = _there(Q()).filter(person__in=here.order_by().values("person"))
    if months.since is not None and months.until is not None:
        first, last = date(months.since.year, 1, 1), date(months.until.year + 1, 1, 1)
        rows = rows.filter(came_at__gte=midnight(first), came_at__lt=midnight(last))
    turns = Turns(cells.trees, CAME)
    told = rows.order_by("came_at", "pk").values_list(
        "person", Second("came_at"), "opening__shift__activity__platform", path, f"{path}__path"
    )
    for person, second, platform, unit, where in told.iterator(2000):
        cell = cells.at(second, platform) if unit == unit_id else None
        turns.take(person, second, where, platform, cell)
        if cell is not None:
            cell["attendances"] += 1


def _there(when: Q) -> "QuerySet[Attendance]":
    return Attendance.objects.filter(when).exclude(state=AttendanceState.STRUCK)

"""时长待办: back-fills to decide, disputes to answer, presences that became no record in time."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.activities.enums import AttendanceState
from wudan.activities.models import Attendance
from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.ledger import permissions, policies
from wudan.ledger.models import Backfill, Dispute
from wudan.people.actors import Actor
from wudan.people.roles import Reach
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.hours.loading import DECIDERS, KEEPERS

_MOST = 50


@dataclass(frozen=True, slots=True)
class Late:
    """A presence that should have been a record by now, and for whom it waits."""

    presence: Attendance
    days: int
    waits_for: str


@for_roles(*KEEPERS)
def hours_desk(request: HttpRequest) -> HttpResponse:
    """What waits, longest first."""
    actor, at = actor_of(request), clock.now()
    disputes = Dispute.objects.visible_to(actor).open().select_related("person", "unit", "holder", "record")  # fmt: skip
    backfills = Backfill.objects.visible_to(actor).waiting().select_related("person", "unit")
    context = {
        "disputes": list(disputes.order_by("due_at", "pk")[:_MOST]),
        "backfills": list(backfills.order_by("asked_at", "pk")[:_MOST]),
        "late": late_ones(actor, at=at), "most": _MOST, "at": at,
        "decides": actor.role in DECIDERS, "units": _units(actor),
        "asks": permissions.asking_backfill_objection(actor, Unit(path=actor.unit_path)) is None,
    }  # fmt: skip
    return render(request, "console/hours/desk.html", context)


def late_ones(actor: Actor, *, at: datetime) -> list[Late]:
    """Those beyond the ten working days, oldest first."""
    calendar, rules = working_calendar(), settings.PACK.hours
    rows = Attendance.objects.filter(opening__shift__ends_at__lt=at).exclude(
        state=AttendanceState.STRUCK
    )
    rows = rows.filter(service_records=None)
    if actor.kind.reach is Reach.HERE:
        rows = rows.filter(opening__shift__activity__unit=actor.unit_id)
    else:
        rows = rows.filter(opening__shift__activity__unit__path__startswith=actor.unit_path)
    names = ("person", "opening__shift__activity__unit")
    found = []
    for row in rows.select_related(*names).order_by("opening__shift__ends_at", "pk")[:_MOST]:
        days = policies.late_days(row.opening.shift.ends_at, at, calendar, rules)
        if days:
            found.append(Late(row, days, _waits_for(row)))
    return found


def _waits_for(row: Attendance) -> str:
    if row.left_at is None:
        return Phrase("还没有签退")
    if row.vouched_at is None:
        return Phrase("等组织方确认")
    return (
        Phrase("等服务对象确认")
        if row.witnessed_at is None
        else Phrase("两方都确认了，记不上：请看有没有重叠或超时")
    )


def _units(actor: Actor) -> list[Unit]:
    """Whose books may be opened from here."""
    rows = Unit.objects.filter(hour_accounts__balance__lt=0)
    if actor.kind.reach is Reach.HERE:
        return list(rows.filter(pk=actor.unit_id or 0).distinct())
    return list(rows.filter(path__startswith=actor.unit_path).order_by("path").distinct()[:_MOST])

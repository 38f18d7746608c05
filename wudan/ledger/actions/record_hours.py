"""记录时长: a presence that both sides signed becomes a service record, once (67号令 §7, §11)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.activities.enums import AttendanceState, PresenceBy
from wudan.activities.models import Attendance
from wudan.areas.calendars import working_calendar
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.ledger import policies
from wudan.ledger.actions.posting import post, take_accounts
from wudan.ledger.actions.telling import subject_of
from wudan.ledger.enums import EvidenceClass, RecordState, TransferKind
from wudan.ledger.models import LongDay, ServiceRecord
from wudan.people.actors import Actor

_WITH = ("opening__shift__activity__unit", "opening__shift__activity__leader", "opening__position")


@transaction.atomic(savepoint=False)
def record_hours(*, attendance: Attendance, by: Actor, at: datetime) -> ServiceRecord:
    """The record of a confirmed presence; asked again, the same one. Raises Objected.

    A record that was reversed does not come back by itself: that takes `correct`.
    """
    held = hold(attendance)
    known = ServiceRecord.objects.filter(attendance=held).order_by("-pk").first()
    if known is not None and known.state == RecordState.REVERSED:
        raise Objected(Objection("reversed", "这次到场的时长已经冲正，要重新记请走更正。"))
    return known or enter(held, ref=f"attendance:{held.pk}", by=by, at=at)


def hold(attendance: Attendance) -> Attendance:
    """The presence, locked, with its activity. Two who record it wait for each other here."""
    rows = Attendance.objects.select_for_update(of=("self",)).select_related(*_WITH)
    return rows.get(pk=attendance.pk)


def enter(
    held: Attendance, *, ref: str, by: Actor, at: datetime, why: str = "",
    told: policies.Span | None = None,
) -> ServiceRecord:  # fmt: skip
    """Check a held presence, draft its record, post it; `told` times are somebody's word, not a scan.

    Raises Objected.
    """
    activity = held.opening.shift.activity
    take_accounts(held.person_id, activity.unit)
    span = span_of(held, told)
    insist(objection_to_presence(held) or policies.objection_to_span(span, at=at))
    made = post(
        _draft(held, span, minutes=_fitting(held, span), at=at, scanned=told is None), ref=ref, kind=TransferKind.RECORD,
        by=by, at=at, why=why,
    )  # fmt: skip
    facts = {"minutes": made.minutes, "evidence": made.evidence, "attendance": held.pk}
    record("hours.record", subject_of(made), by=by, at=at, why=why, facts=facts)
    return made


def objection_to_presence(held: Attendance) -> Objection | None:
    """Why this presence is no service time yet: it takes two who signed, and an end."""
    signed = held.vouched_at and held.witnessed_at and held.left_at
    if held.state != AttendanceState.CONFIRMED or not signed:
        return Objection("not_confirmed", "组织方和服务对象都确认了到场，才记时长。")
    return None


def span_of(held: Attendance, told: policies.Span | None = None) -> policies.Span:
    """The part of a presence that counts."""
    shift = held.opening.shift
    presence = told or policies.Span(held.came_at, held.left_at or held.came_at)
    return policies.counted(
        presence, policies.Span(shift.starts_at, shift.ends_at), settings.PACK.hours
    )


def _fitting(held: Attendance, span: policies.Span) -> int:
    """Whole minutes, as far as the day has room. Raises Objected when it has none."""
    already = ServiceRecord.objects.minutes_of_day(held.person_id, day_of(span.starts_at))
    activity, day = held.opening.shift.activity_id, day_of(span.starts_at)
    fitting = policies.allowed_minutes(
        span.minutes, on_that_day=already, rules=settings.PACK.hours,
        approved=LongDay.objects.filter(activity=activity, day=day).exists(),
    )  # fmt: skip
    if not fitting:
        raise Objected(Objection("day_is_full", "这一天已经记满 8 小时；超过的要县里批准。"))
    return fitting


def _draft(
    held: Attendance, span: policies.Span, *, minutes: int, at: datetime, scanned: bool
) -> ServiceRecord:
    activity, position = held.opening.shift.activity, held.opening.position
    scanned = scanned and held.came_by == held.left_by == PresenceBy.CODE
    evidence = EvidenceClass.SCANNED if scanned else EvidenceClass.COUNTERSIGNED
    late = policies.late_days(
        held.opening.shift.ends_at, at, working_calendar(), settings.PACK.hours
    )
    return ServiceRecord(
        county=activity.county, person_id=held.person_id, unit=activity.unit, activity=activity,
        attendance=held, title=activity.title, place=activity.place,
        words=(position.words or position.name)[:400], leader_name=activity.leader.name,
        day=day_of(span.starts_at), starts_at=span.starts_at, ends_at=span.ends_at, minutes=minutes,
        grade=policies.GRADE_OF[evidence], evidence=evidence, late_days=late,
    )  # fmt: skip

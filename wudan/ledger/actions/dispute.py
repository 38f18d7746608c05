"""提异议: a volunteer says that the book is wrong, or that something is missing (67号令 §12–13)."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from wudan.activities.models import Attendance
from wudan.areas.calendars import working_calendar
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.tree_paths import steps_of
from wudan.ledger import permissions
from wudan.ledger.actions.reverse import worded
from wudan.ledger.enums import DisputeKind
from wudan.ledger.models import Dispute, ServiceRecord
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor

LONGEST_WORDS = 400
MOST_OPEN = 10


@transaction.atomic(savepoint=False)
def dispute(
    *, words: str, by: Actor, at: datetime, made: ServiceRecord | None = None,
    attendance: Attendance | None = None, unit: Unit | None = None, day: date | None = None,
) -> Dispute:  # fmt: skip
    """About a record of one's own, or about one that is missing: of a presence, or of a unit and a day.

    Asked again about the same record while that is open, it is the same dispute. Raises Malformed, Missing, Objected.
    """
    insist(permissions.disputing_objection(by, made, attendance))
    lock_persons([by.person])
    words = worded(words, most=LONGEST_WORDS, field="words")
    if known := _known(by.person, made, attendance):
        return known
    if Dispute.objects.open().filter(person=by.person).count() >= MOST_OPEN:
        raise Objected(
            Objection(
                "too_many",
                Phrase("您已有 {most_open} 条异议在等答复，先等等它们。", most_open=MOST_OPEN),
            )
        )
    about, on = _about(made, attendance, unit, day, at)
    row = Dispute.objects.create(
        county=about.county, person_id=by.person, record=made, attendance=attendance, unit=about,
        kind=DisputeKind.WRONG if made else DisputeKind.MISSING, holder=holder_of(about), day=on,
        words=words, at=at, due_at=due_of(at),
    )  # fmt: skip
    note("dispute", row, by=by, at=at)
    return row


def due_of(at: datetime) -> datetime:
    """Until when an answer is owed."""
    return working_calendar().due(at, settings.PACK.hours.dispute_within)


def holder_of(unit: Unit) -> Unit:
    """Who answers first: the institute above, or the center where there is none."""
    above = Unit.objects.filter(pk__in=steps_of(unit.path))
    kinds = (UnitKind.INSTITUTE, UnitKind.CENTER)
    found = above.filter(kind__in=kinds).exclude(pk=unit.pk).order_by("-path").first()
    return found or above.order_by("path").first() or unit


def note(
    verb: str, row: Dispute, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of a verb done to a dispute; what was said stays in the row."""
    subject = Subject("dispute", row.pk, row.county, row.unit_id, row.unit.branch_id)
    told = {"kind": row.kind, "state": row.state, **facts}
    record(f"hours.{verb}", subject, by=by, at=at, why=why, facts=told)


def _known(
    person_id: int, made: ServiceRecord | None, attendance: Attendance | None
) -> Dispute | None:
    mine = Dispute.objects.open().filter(person=person_id)
    if made is not None:
        return mine.filter(record=made).first()
    return mine.filter(attendance=attendance).first() if attendance is not None else None


def _about(
    made: ServiceRecord | None, attendance: Attendance | None, unit: Unit | None,
    day: date | None, at: datetime,
) -> tuple[Unit, date]:  # fmt: skip
    """The unit that recorded or should have, and the day."""
    if made is not None:
        return made.unit, made.day
    if attendance is not None:
        shift = attendance.opening.shift
        return shift.activity.unit, shift.day
    if unit is None:
        raise Malformed({"unit": "请选是哪个队伍或站的活动。"})
    if day is None or day > day_of(at):
        raise Malformed({"day": "请选是哪一天，不能晚于今天。"})
    if unit.county != settings.PACK.county:
        raise Missing
    return unit, day

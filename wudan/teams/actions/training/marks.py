"""What a line of the roster says, and what follows from it: a competence, or none (R049)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from wudan.teams.models import Competence, TrainingAttendance


@dataclass(frozen=True, slots=True)
class Mark:
    """Was there; and passed, where there was an assessment."""

    present: bool
    passed: bool | None = None


ABSENT = Mark(present=False)


def put(attendance: TrainingAttendance, mark: Mark, *, at: datetime) -> None:
    """Write the line down; a passed assessment only where there was one, and only of who was there."""
    is_assessed = attendance.session.is_assessed and mark.present
    attendance.present, attendance.marked_at = mark.present, at
    attendance.passed = bool(mark.passed) if is_assessed else None
    attendance.save(update_fields=["present", "passed", "marked_at", "corrected_why"])


def has_earned(attendance: TrainingAttendance) -> bool:
    """Whether the session certifies a skill to this person: was there, and did not fail."""
    session = attendance.session
    return bool(session.skill and attendance.present) and attendance.passed is not False


def competence_from(attendance: TrainingAttendance, *, at: datetime) -> Competence:
    """The competence that follows, unsaved: from the day of the session on."""
    session = attendance.session
    return Competence(
        person_id=attendance.person_id, skill=session.skill, since=session.day,
        valid_until=last_day(session.skill, session.day), session=session, unit=session.unit,
        issued_at=at,
    )  # fmt: skip


def last_day(skill: str, since: date) -> date:
    """The last day on which training of that day counts: the skill's months later, less a day."""
    months = since.month - 1 + settings.PACK.skilled[skill]
    year, month = since.year + months // 12, months % 12 + 1
    return date(year, month, min(since.day, monthrange(year, month)[1])) - timedelta(days=1)

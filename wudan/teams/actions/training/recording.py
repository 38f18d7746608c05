"""How acts of training lock and are journaled. The session's row is the scarce one: locked first."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.models import TrainingAttendance, TrainingPlan, TrainingSession

one_transaction = transaction.atomic(savepoint=False)
SHORTEST_WHY = 4
LONGEST_WHY = 200


def lock_session(session: TrainingSession) -> TrainingSession:
    """Hold its row, then read it with its unit. Raises Missing."""
    rows = TrainingSession.objects.filter(pk=session.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit").first()
    if held is None:
        raise Missing
    return held


def lock_attendance(attendance: TrainingAttendance) -> TrainingAttendance:
    """Hold the session, then its line of the roster. Raises Missing."""
    session = lock_session(attendance.session)
    rows = TrainingAttendance.objects.filter(pk=attendance.pk)
    held = rows.select_for_update(of=("self",)).select_related("person").first()
    if held is None:
        raise Missing
    held.session = session
    return held


def journal(
    verb: str, kind: str, pk: int, unit: Unit, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object], react: bool = False,
) -> None:  # fmt: skip
    """Write the event: what, of which unit; persons by number. `react`: somebody is told of it."""
    subject = Subject(kind, pk, unit.county, unit.pk, unit.branch_id)
    record(verb, subject, by=by, at=at, why=why, facts=facts, react=react)


def plan_of(unit: Unit, day: date) -> TrainingPlan | None:
    """The plan on which a session of that day hangs: its unit's, of its year."""
    return TrainingPlan.objects.filter(unit=unit, year=day.year).first()


def reason(why: str) -> str:
    """A reason that is one. Raises Malformed."""
    why = tidy(why)
    fault = objection_to(why, most=LONGEST_WHY)
    if len(why) < SHORTEST_WHY:
        fault = "请写一句原因。"
    if fault:
        raise Malformed({"why": fault})
    return why

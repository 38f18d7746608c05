"""更正名册一行: with a reason that stays; a competence that rested on it is revoked, or issued."""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.marks import Mark, competence_from, has_earned, put
from wudan.teams.actions.training.recording import (
    journal,
    lock_attendance,
    one_transaction,
    reason,
)
from wudan.teams.models import Competence, TrainingAttendance
from wudan.teams.training import correcting_objection

_SAME = Objection("same", "和名册上一样，没有要改的。")


@one_transaction
def correct_mark(
    *, attendance: TrainingAttendance, mark: Mark, why: str, by: Actor, at: datetime
) -> TrainingAttendance:
    """Put one line right. Raises Missing, Objected, Malformed."""
    held = lock_attendance(attendance)
    insist(correcting_objection(by, held))
    before = (held.present, held.passed)
    held.corrected_why = reason(why)
    put(held, mark, at=at)
    if before == (held.present, held.passed):
        raise Objected(_SAME)
    _follow(held, at=at)
    session = held.session
    journal(
        "training.correct", "training", session.pk, session.unit, by=by, at=at,
        why=held.corrected_why,
        facts={"person": held.person_id, "present": held.present, "passed": held.passed},
    )  # fmt: skip
    return held


def _follow(held: TrainingAttendance, *, at: datetime) -> None:
    standing = Competence.objects.standing().filter(session=held.session, person=held.person_id)
    if not has_earned(held):
        standing.update(revoked_at=at, revoked_why=held.corrected_why)
    elif not standing.exists():
        competence_from(held, at=at).save(force_insert=True)

"""退出培训: the place is free again at once; no reason is asked."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.training.recording import (
    journal,
    lock_attendance,
    lock_session,
    one_transaction,
)
from wudan.teams.models import TrainingAttendance, TrainingSession
from wudan.teams.training import withdrawing_objection


@one_transaction
def withdraw(*, attendance: TrainingAttendance, by: Actor, at: datetime) -> TrainingAttendance:
    """Take the sign-up back. Raises Missing, Objected."""
    held = lock_attendance(attendance)
    insist(withdrawing_objection(by, held, at=at))
    _free(held, by=by, at=at)
    return held


@one_transaction
def withdraw_all(*, person: Person, by: Actor, at: datetime) -> int:
    """Whatever is still to come, when the person is erased; how many. A part of 注销."""
    rows = TrainingAttendance.objects.live().filter(
        person=person, present=None, session__held_at=None
    )
    found = list(rows.select_related("session").order_by("session"))
    sessions = {row.session_id: lock_session(row.session) for row in found}
    for row in found:
        row.session = sessions[row.session_id]
        _free(row, by=by, at=at)
    return len(found)


def _free(held: TrainingAttendance, *, by: Actor, at: datetime) -> None:
    session: TrainingSession = held.session
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    session.taken -= 1
    session.save(update_fields=["taken"])
    who = held.person_id
    journal(
        "training.withdraw",
        "training",
        session.pk,
        session.unit,
        by=by,
        at=at,
        facts={"person": who},
    )

"""报名参加培训: by oneself, or written down by who holds it, for people without a telephone."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.training.recording import journal, lock_session, one_transaction
from wudan.teams.models import TrainingAttendance, TrainingSession
from wudan.teams.training import signing_up_objection


@one_transaction
def sign_up(
    *, session: TrainingSession, person: Person, by: Actor, at: datetime
) -> TrainingAttendance:
    """Take one of the places. The person is locked, then the session: two sessions of one hour
    and the last place are both decided once. Raises Missing, Objected."""
    whom = lock_persons([person.pk])[person.pk]
    held = lock_session(session)
    insist(signing_up_objection(by, held, whom, at=at))
    made = TrainingAttendance.objects.create(
        session=held, person=whom, signed_at=at, by_staff=by.post_id is not None
    )
    held.taken += 1
    held.save(update_fields=["taken"])
    journal(
        "training.sign_up", "training", held.pk, held.unit, by=by, at=at, facts={"person": whom.pk}
    )
    return made

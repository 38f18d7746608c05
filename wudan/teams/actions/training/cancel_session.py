"""取消一次培训: everybody who signed up is told, with the reason."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import journal, lock_session, one_transaction, reason
from wudan.teams.models import TrainingSession
from wudan.teams.training import changing_objection


@one_transaction
def cancel_session(
    *, session: TrainingSession, why: str, by: Actor, at: datetime
) -> TrainingSession:
    """Cancel; the sign-ups stay as they are. Raises Missing, Objected, Malformed."""
    held = lock_session(session)
    insist(changing_objection(by, held))
    held.cancelled_at, held.cancelled_why = at, reason(why)
    held.save(update_fields=["cancelled_at", "cancelled_why"])
    journal(
        "training.cancel", "training", held.pk, held.unit, by=by, at=at, why=held.cancelled_why,
        facts={"signed": held.taken}, react=True,
    )  # fmt: skip
    return held

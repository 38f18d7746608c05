"""不申请了: taken back by oneself; no reason is asked."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.holding import lock_application, note, one_transaction
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import withdrawing_objection
from wudan.teams.models import Application


@one_transaction
def withdraw(*, application: Application, by: Actor, at: datetime) -> Application:
    """Take an application back, or say no to an introduction. Raises Missing, Objected."""
    held = lock_application(application)
    insist(withdrawing_objection(by, held))
    held.state, held.answered_at = ApplicationState.WITHDRAWN, at
    held.save(update_fields=["state", "answered_at"])
    note("team.withdraw", held.team, held.person_id, by=by, at=at)
    return held

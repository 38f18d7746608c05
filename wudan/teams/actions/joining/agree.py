"""本人点头: who was introduced says yes; from now on it is their own application."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.holding import lock_application, note, one_transaction
from wudan.teams.enums import ApplicationState
from wudan.teams.joining import agreeing_objection
from wudan.teams.models import Application


@one_transaction
def agree(*, application: Application, by: Actor, at: datetime) -> Application:
    """Say yes to an introduction. Raises Missing, Objected."""
    held = lock_application(application)
    insist(agreeing_objection(by, held))
    held.state = ApplicationState.ASKED
    held.save(update_fields=["state"])
    note("team.agree", held.team, held.person_id, by=by, at=at)
    return held

"""收回组建: the site does not ask any longer; nothing was made yet."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.founding.holding import lock_founding, note, one_transaction
from wudan.teams.enums import FoundingState
from wudan.teams.founding import dropping_objection
from wudan.teams.models import Founding


@one_transaction
def drop(*, founding: Founding, by: Actor, at: datetime) -> Founding:
    """Take it back. Raises Missing, Objected."""
    held = lock_founding(founding)
    insist(dropping_objection(by, held))
    held.state, held.answered_at = FoundingState.DROPPED, at
    held.save(update_fields=["state", "answered_at"])
    note("drop", held, by=by, at=at)
    return held

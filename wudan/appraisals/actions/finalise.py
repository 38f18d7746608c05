"""定结果: when the days of appeal are over and every appeal is answered; once."""

from datetime import datetime

from wudan.appraisals.actions.holding import lock_round, note, one_transaction
from wudan.appraisals.enums import RoundState
from wudan.appraisals.models import Round
from wudan.appraisals.permissions import finalising_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def finalise(*, row: Round, by: Actor, at: datetime) -> Round:
    """Make it final. Raises Missing, Objected."""
    held = lock_round(row)
    insist(finalising_objection(by, held, at=at))
    held.state, held.final_at, held.final_as = RoundState.FINAL, at, by.label[:80]
    held.save(update_fields=["state", "final_at", "final_as"])
    note("finalise", held, by=by, at=at)
    return held

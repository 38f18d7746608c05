"""协商: who was asked, and what they said; now it may be adjusted."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.plans.drafting import lock_version, note, one_transaction, worded
from wudan.teams.enums import PlanStep
from wudan.teams.models import PlanVersion
from wudan.teams.planning import changing_objection


@one_transaction
def consult(
    *, version: PlanVersion, consulted: str, minutes: str, by: Actor, at: datetime
) -> PlanVersion:
    """Write the minutes. Raises Malformed, Missing, Objected."""
    held = lock_version(version)
    insist(changing_objection(by, held))
    held.consulted, held.minutes = worded("consulted", consulted), worded("minutes", minutes)
    held.step = PlanStep.ADJUST
    held.save(update_fields=["consulted", "minutes", "step"])
    note("team.consult", held, by=by, at=at)
    return held

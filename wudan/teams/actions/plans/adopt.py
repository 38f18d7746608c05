"""通过: from now on it stays as it is; the version before is superseded."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.plans.drafting import lock_version, note, one_transaction
from wudan.teams.enums import PlanStep
from wudan.teams.models import PlanVersion
from wudan.teams.planning import adopting_objection


@one_transaction
def adopt(*, version: PlanVersion, by: Actor, at: datetime) -> PlanVersion:
    """Adopt it. Raises Missing, Objected."""
    held = lock_version(version)
    insist(adopting_objection(by, held))
    before = PlanVersion.objects.filter(plan=held.plan_id, step=PlanStep.ADOPTED)
    before.update(step=PlanStep.SUPERSEDED)
    held.step, held.adopted_at, held.adopted_as = PlanStep.ADOPTED, at, by.label[:80]
    held.save(update_fields=["step", "adopted_at", "adopted_as"])
    note("team.adopt", held, by=by, at=at)
    return held

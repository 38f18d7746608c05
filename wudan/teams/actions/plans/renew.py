"""再写一版: begun from the adopted one; the lines keep their numbers."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.plans.drafting import (
    Item,
    lock_version,
    note,
    one_transaction,
    write_items,
)
from wudan.teams.enums import PlanStep
from wudan.teams.models import PlanVersion
from wudan.teams.planning import renewing_objection


@one_transaction
def renew(*, version: PlanVersion, by: Actor, at: datetime) -> PlanVersion:
    """Begin the next version. Raises Missing, Objected."""
    held = lock_version(version)
    insist(renewing_objection(by, held))
    made = PlanVersion.objects.create(
        plan=held.plan, number=held.number + 1, step=PlanStep.CONSULT, words=held.words,
        written_at=at, written_as=by.label[:80],
    )  # fmt: skip
    lines = held.items.order_by("line")
    write_items(
        made, [Item(r.title, r.category, r.target, r.places, r.times, r.line) for r in lines]
    )
    note("team.renew", made, by=by, at=at)
    return made

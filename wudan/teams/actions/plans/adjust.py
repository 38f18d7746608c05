"""调整: the words and lines of a version that is not adopted yet."""

from collections.abc import Sequence
from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.plans.drafting import (
    Item,
    checked,
    lock_version,
    note,
    one_transaction,
    worded,
    write_items,
)
from wudan.teams.models import PlanVersion
from wudan.teams.planning import changing_objection


@one_transaction
def adjust(
    *, version: PlanVersion, words: str, items: Sequence[Item], by: Actor, at: datetime
) -> PlanVersion:
    """Write them anew. Raises Malformed, Missing, Objected."""
    held = lock_version(version)
    insist(changing_objection(by, held))
    held.words, held.written_at, held.written_as = worded("words", words), at, by.label[:80]
    write_items(held, checked(items))
    held.save(update_fields=["words", "written_at", "written_as"])
    note("team.adjust", held, by=by, at=at)
    return held

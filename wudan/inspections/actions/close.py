"""结束安排: what was not visited is dropped, in the words of who closes it."""

from datetime import datetime

from wudan.inspections.actions.holding import lock_inspection, lock_sites, note, tell_site
from wudan.inspections.actions.unit_visits import tell
from wudan.inspections.enums import VisitState
from wudan.inspections.models import Inspection
from wudan.inspections.permissions import closing_objection
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded


@one_transaction
def close(*, row: Inspection, words: str, by: Actor, at: datetime) -> Inspection:
    """Close it; words are needed where sites were not visited. Raises Malformed, Missing, Objected."""
    lock_sites(list(row.visits.to_make().values_list("site_id", flat=True)))
    held = lock_inspection(row)
    insist(closing_objection(by, held))
    waiting = held.visits.select_for_update(of=("self",)).to_make().select_related("site__unit")
    left = list(waiting.order_by("pk"))
    rows = held.unit_visits.select_for_update(of=("self",)).to_make().select_related("unit")
    units = list(rows.order_by("pk"))
    count = len(left) + len(units)
    words = worded("words", words)
    if count and not words:
        raise Malformed(
            {"words": Phrase("还有 {count} 处没去，请写一句为什么不去了。", count=count)}
        )
    held.visits.to_make().update(state=VisitState.DROPPED, dropped_why=words[:200])
    for spared in left:
        spared.inspection = held
        tell_site("drop", spared, by=by, at=at, why=words[:200])
    for visit in units:
        visit.state, visit.dropped_why = VisitState.DROPPED, words[:200]
        visit.save(update_fields=["state", "dropped_why"])
        tell("drop", visit, by=by, at=at, why=visit.dropped_why)
    held.closed_at, held.closed_words = at, words
    held.save(update_fields=["closed_at", "closed_words"])
    note("close", held, by=by, at=at, why=words, dropped=count)
    return held

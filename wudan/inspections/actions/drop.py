"""不去了: one site is spared, with a reason; its turn is free again."""

from datetime import datetime

from wudan.inspections.actions.holding import lock_visit, note, tell_site
from wudan.inspections.enums import VisitState
from wudan.inspections.models import Visit
from wudan.inspections.permissions import dropping_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded


@one_transaction
def drop(*, visit: Visit, why: str, by: Actor, at: datetime) -> Visit:
    """Drop a visit that was not made. Raises Malformed, Missing, Objected."""
    held = lock_visit(visit)
    insist(dropping_objection(by, held))
    held.dropped_why = worded("why", why, missing="请写一句为什么不去了。", most=200)
    held.state = VisitState.DROPPED
    held.save(update_fields=["state", "dropped_why"])
    assert held.inspection is not None  # noqa: S101 - only what was planned can be dropped
    note("drop", held.inspection, by=by, at=at, why=held.dropped_why, visit=held.pk)
    tell_site("drop", held, by=by, at=at, why=held.dropped_why)
    return held

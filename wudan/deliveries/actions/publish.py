"""发出: the round is known, and every party it names is asked."""

from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    lock_deliveries,
    lock_round,
    note_round,
    one_transaction,
)
from wudan.deliveries.actions.offer import all_offered
from wudan.deliveries.enums import DeliveryStage, RoundStage, RoundVerb
from wudan.deliveries.models import Round
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def publish(*, plan: Round, by: Actor, at: datetime, seen: int | None = None) -> Round:
    """Send it out; deliveries without a party wait for one. Raises Objected, Stale, Missing."""
    held = lock_round(plan, seen=seen)
    insist(permissions.round_objection(RoundVerb.PUBLISH, by, held))
    planned = held.deliveries.filter(stage=DeliveryStage.PLANNED)
    rows = list(lock_deliveries(planned.values_list("pk", flat=True)).values())
    if not rows:
        raise Objected(Objection("empty", "还没有安排任何一次，先选村和时间。"))
    if any(row.starts_at <= at for row in rows):
        raise Objected(Objection("past", "有的时间已经过去了，请先改时间或取消。"))
    held.stage, held.published_at = RoundStage.PUBLISHED, at
    held.version += 1
    held.save(update_fields=["stage", "published_at", "version"])
    for row in rows:
        row.round = held
    asked = all_offered([row for row in rows if row.party is not None], by=by, at=at)
    note_round("publish", held, by=by, at=at, deliveries=len(rows), asked=asked)
    return held

"""办结: the weeks are over. What nobody took is cancelled in words, so that nothing stays silently open."""

from datetime import datetime, timedelta

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    end_offer,
    lock_deliveries,
    lock_round,
    note_round,
    one_transaction,
    step,
)
from wudan.deliveries.enums import DeliveryStage, DeliveryVerb, OfferState, RoundStage
from wudan.deliveries.models import Round
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import THE_CLOCK, Actor

GRACE = timedelta(days=7)
"""For saying what was brought on the last days."""
_UNTAKEN = "到计划结束也没有队伍去。"


def end_over(*, at: datetime) -> int:
    """End the rounds that were over a week ago; how many."""
    over = Round.objects.over(day_of(at - GRACE))
    return sum(_try_to_end(plan, at=at) for plan in over)


def _try_to_end(plan: Round, *, at: datetime) -> bool:
    if plan.deliveries.filter(stage=DeliveryStage.ACCEPTED).exists():
        return False  # somebody still owes a word: their desk asks for it
    end(plan=plan, by=THE_CLOCK, at=at)
    return True


@one_transaction
def end(*, plan: Round, by: Actor, at: datetime, seen: int | None = None) -> Round:
    """End it. Raises Objected while a day is to come or a party owes its word; Stale, Missing."""
    held = lock_round(plan, seen=seen)
    insist(permissions.ending_objection(by, held, on=day_of(at)))
    rows = lock_deliveries(held.deliveries.all().open().values_list("pk", flat=True)).values()
    if any(row.stage == DeliveryStage.ACCEPTED for row in rows):
        raise Objected(Objection("owed", "有的队伍接下了还没说送到没有，请先补上。"))
    for row in rows:
        end_offer(row, OfferState.LAPSED, at=at)
        row.why = _UNTAKEN
        step(DeliveryVerb.CANCEL, row, by=by, at=at, why=_UNTAKEN)
    held.stage, held.ended_at = RoundStage.ENDED, at
    held.version += 1
    held.save()
    note_round("end", held, by=by, at=at, untaken=len(rows))
    return held

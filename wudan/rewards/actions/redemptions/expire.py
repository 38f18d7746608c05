"""过期: nobody came in time; the clock gives points and goods back, one redemption at a time (A09)."""

from datetime import datetime

from wudan.kit.refusals import Missing, Objected, insist
from wudan.people.actors import THE_CLOCK, Actor
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.actions.redemptions.give_back import give_back
from wudan.rewards.actions.redemptions.holding import lock, note
from wudan.rewards.actions.stock.moving import Hand
from wudan.rewards.enums.redemption import RedemptionState, RedemptionVerb
from wudan.rewards.models import Redemption
from wudan.rewards.permissions.redemption import expiring_objection

BATCH = 200
WHY = "过了领取的时间"


@one_transaction
def expire(*, redemption: Redemption, by: Actor, at: datetime) -> Redemption:
    """End one whose time is over. Raises Missing, Objected."""
    held = lock(redemption.pk)
    insist(expiring_objection(by, held, at=at))
    give_back(held, RedemptionState.EXPIRED, Hand(by, at, WHY))
    note(RedemptionVerb.EXPIRE, held, by=by, at=at, no=held.no)
    return held


def expire_due(*, at: datetime, by: Actor = THE_CLOCK) -> int:
    """All whose time is over; how many. One that was collected meanwhile is left alone."""
    ended = 0
    for one in Redemption.objects.overdue(at).order_by("collect_by", "pk")[:BATCH]:
        try:
            expire(redemption=one, by=by, at=at)
        except (Objected, Missing):
            continue
        ended += 1
    return ended

"""取消: whoever asked changes his mind, or the counter cannot give it; all of it goes back (A09)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction, words_of
from wudan.rewards.actions.redemptions.give_back import give_back
from wudan.rewards.actions.redemptions.holding import lock, note
from wudan.rewards.actions.stock.moving import Hand
from wudan.rewards.enums.redemption import RedemptionState, RedemptionVerb
from wudan.rewards.models import Redemption
from wudan.rewards.permissions.redemption import cancelling_objection


@one_transaction
def cancel(*, redemption: Redemption, by: Actor, at: datetime, why: str = "") -> Redemption:
    """Cancel it; the counter says why. Raises Malformed, Missing, Objected."""
    held = lock(redemption.pk)
    insist(cancelling_objection(by, held, on=day_of(at)))
    ask = "请写为什么取消，换的人看得到。" if by.post_id is not None else ""
    why = words_of(why, field="why", ask=ask)
    give_back(held, RedemptionState.CANCELLED, Hand(by, at, why))
    note(RedemptionVerb.CANCEL, held, by=by, at=at, why=why, no=held.no)
    return held

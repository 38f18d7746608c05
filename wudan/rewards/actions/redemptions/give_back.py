"""How what was set aside goes back, points and goods alike: cancelled, or not collected in time."""

from wudan.ledger.enums import PointKind
from wudan.rewards.actions.redemptions import paying
from wudan.rewards.actions.stock.moving import Hand, lock_stock, move
from wudan.rewards.enums.redemption import RedemptionState
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Redemption

_REASONS = {
    RedemptionState.CANCELLED: PointKind.CANCEL,
    RedemptionState.EXPIRED: PointKind.EXPIRE,
}


def give_back(held: Redemption, after: RedemptionState, hand: Hand) -> None:
    """End a held redemption in this state: the good can be had again, the points are back."""
    stock = lock_stock(held.shop_id, held.good_id)
    move(stock, MovementKind.RELEASED, hand, reserved=-held.quantity, redemption=held)
    paying.give_back(held, _REASONS[after], hand)
    held.state, held.why = after, hand.why
    held.ended_at, held.ended_as = hand.at, hand.by.label[:80]
    held.save(update_fields=["state", "why", "ended_at", "ended_as"])

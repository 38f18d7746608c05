"""The rows of the five orders, and of looking again."""

from wudan.orders.models.cooperation import Cooperation
from wudan.orders.models.looking import Callback, Decision
from wudan.orders.models.order import (
    Acceptance,
    Deadline,
    Dispatch,
    FollowUp,
    Fulfillment,
    Order,
    Review,
)
from wudan.orders.models.proposal import Proposal, ProposalLine

__all__ = [
    "Acceptance", "Callback", "Cooperation", "Deadline", "Decision", "Dispatch", "FollowUp", "Fulfillment", "Order",
    "Proposal", "ProposalLine", "Review",
]  # fmt: skip

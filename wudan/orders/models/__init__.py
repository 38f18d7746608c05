"""The rows of the five orders, and of looking again."""

from wudan.orders.models.cooperation import Cooperation
from wudan.orders.models.deadline import Deadline
from wudan.orders.models.looking import Callback, Decision
from wudan.orders.models.order import Acceptance, Dispatch, Fulfillment, Order
from wudan.orders.models.proposal import Proposal, ProposalLine
from wudan.orders.models.review import FollowUp, Review
from wudan.orders.models.saying import Saying

__all__ = [
    "Acceptance", "Callback", "Cooperation", "Deadline", "Decision", "Dispatch", "FollowUp", "Fulfillment", "Order",
    "Proposal", "ProposalLine", "Review", "Saying",
]  # fmt: skip

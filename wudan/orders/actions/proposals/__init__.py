"""整批派单: propose for all open orders, accept all or some, override, drop, propose again.

Nothing is sent but by `accept`, and then as an offer that may be refused (条例 §25).
"""

from wudan.orders.actions.proposals.accept import Accepted, accept
from wudan.orders.actions.proposals.drop import drop
from wudan.orders.actions.proposals.follow import follow
from wudan.orders.actions.proposals.override import override
from wudan.orders.actions.proposals.propose import propose

__all__ = ["Accepted", "accept", "drop", "follow", "override", "propose"]

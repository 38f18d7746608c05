"""村规: proposed, decided by the committee, or not."""

from wudan.rewards.actions.village.close import decide, drop
from wudan.rewards.actions.village.propose import Item, propose

__all__ = ["Item", "decide", "drop", "propose"]

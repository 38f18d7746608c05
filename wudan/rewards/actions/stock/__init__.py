"""Stock: what comes in, and the one place where it moves."""

from wudan.rewards.actions.stock.receive import receive

__all__ = ["receive"]

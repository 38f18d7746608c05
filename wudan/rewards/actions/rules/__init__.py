"""Rules: put into force, tried out."""

from wudan.rewards.actions.rules.adopt import adopt
from wudan.rewards.actions.rules.try_out import reckon_month, stop, try_out

__all__ = ["adopt", "reckon_month", "stop", "try_out"]

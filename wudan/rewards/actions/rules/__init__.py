"""Rules: put into force, tried out."""

from wudan.rewards.actions.rules.adopt import adopt

__all__ = ["adopt"]

"""The points bank above its book. Only `rewards.actions` write here."""

from wudan.rewards.models.rule import PointRule, PointRules, PointRulesPeriod, PointVeto

__all__ = [
    "PointRule",
    "PointRules",
    "PointRulesPeriod",
    "PointVeto",
]

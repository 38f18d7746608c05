"""The points bank above its book. Only `rewards.actions` write here."""

from wudan.rewards.models.card import TRIES, Card
from wudan.rewards.models.rule import PointRule, PointRules, PointRulesPeriod, PointVeto

__all__ = [
    "TRIES",
    "Card",
    "PointRule",
    "PointRules",
    "PointRulesPeriod",
    "PointVeto",
]

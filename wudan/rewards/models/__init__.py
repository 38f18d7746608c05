"""The points bank above its book. Only `rewards.actions` write here."""

from wudan.rewards.models.card import TRIES, Card
from wudan.rewards.models.deed import Deed
from wudan.rewards.models.earning import Earning, PointTally
from wudan.rewards.models.rule import PointRule, PointRules, PointRulesPeriod, PointVeto
from wudan.rewards.models.trial import Trial
from wudan.rewards.models.village import VillageItem, VillageRules

__all__ = [
    "TRIES",
    "Card",
    "Deed",
    "Earning",
    "PointRule",
    "PointRules",
    "PointRulesPeriod",
    "PointTally",
    "PointVeto",
    "Trial",
    "VillageItem",
    "VillageRules",
]

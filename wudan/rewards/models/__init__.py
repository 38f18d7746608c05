"""The points bank above its book. Only `rewards.actions` write here."""

from wudan.rewards.models.amendment import Amendment
from wudan.rewards.models.card import TRIES, Card
from wudan.rewards.models.count import StockCount, StockCountLine
from wudan.rewards.models.counter import CounterDevice, CounterShare, OfflineRedemption
from wudan.rewards.models.deed import Deed
from wudan.rewards.models.earning import Earning, PointTally
from wudan.rewards.models.good import Batch, Good, Stock, StockMovement
from wudan.rewards.models.provision import Provision
from wudan.rewards.models.redemption import Redemption
from wudan.rewards.models.rule import PointRule, PointRules, PointRulesPeriod, PointVeto
from wudan.rewards.models.shop import Shop, Sponsor
from wudan.rewards.models.trial import Trial
from wudan.rewards.models.village import VillageItem, VillageRules

__all__ = [
    "TRIES",
    "Amendment",
    "Batch",
    "Card",
    "CounterDevice",
    "CounterShare",
    "Deed",
    "Earning",
    "Good",
    "OfflineRedemption",
    "PointRule",
    "PointRules",
    "PointRulesPeriod",
    "PointTally",
    "PointVeto",
    "Provision",
    "Redemption",
    "Shop",
    "Sponsor",
    "Stock",
    "StockCount",
    "StockCountLine",
    "StockMovement",
    "Trial",
    "VillageItem",
    "VillageRules",
]

"""个人信息清单: who earned by which act, who redeemed what, which card is whose."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "rewards.PointRules": "county version name source worth_fen owner_day owner_month unit_day unit_month"
    " village_most village_month",
    "rewards.PointRule": "rules position code name meaning subject counts grades kinds proofs colour honor spend"
    " owner_day owner_month unit_day unit_month excess second back_days",
    "rewards.PointVeto": "rules position code name meaning",
    "rewards.PointRulesPeriod": "county rules starts_on ends_on decided_on why",
}

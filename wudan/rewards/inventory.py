"""个人信息清单: who earned by which act, who redeemed what, which card is whose."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "积分卡", "rewards.Card", "person", ("person", "no", "unit", "state", "issued_at", "ended_at"),
        Level.INTERNAL, "没有手机也能用自己的积分", "您自己要的", "您自己；发卡的站和上级", "注销时收回，只剩编号",
        secret=("pin", "pin_set_at", "misses"),
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "rewards.Card": "household issued_as ended_as replaces",
    "rewards.PointRules": "county version name source worth_fen owner_day owner_month unit_day unit_month"
    " village_most village_month",
    "rewards.PointRule": "rules position code name meaning subject counts grades kinds proofs colour honor spend"
    " owner_day owner_month unit_day unit_month excess second back_days",
    "rewards.PointVeto": "rules position code name meaning",
    "rewards.PointRulesPeriod": "county rules starts_on ends_on decided_on why",
}

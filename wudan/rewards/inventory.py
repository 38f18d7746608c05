"""个人信息清单: who earned by which act, who redeemed what, which card is whose."""

from wudan.kit.inventory import Holding, Impersonal, Level

_WHY = "按公开的规则给您记分"
_LAW = "PIPL 第13条：您在村里的积分账户；县积分规则和村规"
_SEEN = "您自己；记录单位和上级；审计员只看不改"
_KEPT = "长期，作为账的凭据；注销后只剩编号"

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "带走过的柜台", "rewards.CounterDevice", "holder", ("holder", "shop", "taken_at", "closed_at"),
        Level.INTERNAL, "没有信号时谁给的东西", "履行法定职责（PIPL 第13条第3项）", "您自己；兑换点的人和上级",
        "长期，作为积分账的凭据；注销后只剩编号", secret=("key", "caps", "post_id"),
    ),
    Holding(
        "离线兑换", "rewards.OfflineRedemption", "card__person",
        ("card", "stock", "quantity", "price", "at", "state", "words", "settled_words"), Level.INTERNAL,
        "没有信号时换的，一笔一笔对得上", "您自己要的", "您自己；兑换点的人和上级", "长期，作为积分账的凭据；注销后只剩编号",
    ),
    Holding(
        "积分卡", "rewards.Card", "person", ("person", "no", "unit", "state", "issued_at", "ended_at"),
        Level.INTERNAL, "没有手机也能用自己的积分", "您自己要的", "您自己；发卡的站和上级", "注销时收回，只剩编号",
        secret=("pin", "pin_set_at", "misses"),
    ),
    Holding(
        "好事登记", "rewards.Deed", "person",
        ("no", "person", "household", "team", "county", "unit", "rule", "item", "subject", "day", "words", "order",
         "activity", "project", "state", "needs_second", "kept_at", "seconded_at", "second_words", "objected_at",
         "objection_words", "answered_at", "answer_words", "reversed_at", "reversed_why"),
        Level.INTERNAL, "记下您做的好事，您可以提异议", _LAW, _SEEN, "文字在您注销时清空；其余" + _KEPT,
    ),
    Holding(
        "得分", "rewards.Earning", "person",
        ("person", "household", "team", "county", "rule", "item", "subject", "unit", "record", "deed", "day",
         "written_on", "quantity", "honor", "spend", "words", "at", "reversed_at", "reversed_why"),
        Level.INTERNAL, _WHY, _LAW, _SEEN, _KEPT, secret=("ref", "uses", "transfer"),
    ),
    Holding(
        "兑换", "rewards.Redemption", "person",
        ("no", "shop", "good", "person", "household", "payer", "quantity", "price", "state", "asked_at", "asked_as",
         "collect_by", "ended_at", "ended_as", "proof", "collector", "why"),
        Level.INTERNAL, "您换的东西留给您，领的时候对得上", "您自己要的", "您自己；用家里积分换的，家里人也看得到；兑换点和上级",
        "作为账目凭证一直保存；注销后只剩编号", secret=("code", "ref", "asked_by_id"),
    ),
    Holding(
        "捐过东西", "rewards.Sponsor", "person", ("kind", "name", "person", "is_named", "agreed_on", "noted_at"),
        Level.INTERNAL, "谁给的东西，账上写得清", "您自己给的；写出名字要您同意（PIPL 第25条）",
        "同意写名字的公开；不同意的只有登记单位和上级看得到", "作为账目凭证一直保存；注销时名字马上清空",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "rewards.Provision": "amount_fen words noted_at noted_as noted_by_id",
    "rewards.StockCount": "shop taken_at taken_by_id taken_as",
    "rewards.StockCountLine": "sheet batch booked counted why amendment",
    "rewards.CounterDevice": "holder_as last_counter",
    "rewards.CounterShare": "device stock price taken used given_back",
    "rewards.OfflineRedemption": "device counter client_id said_at received_at flags trouble is_set_aside redemption"
    " settlement settled_at settled_by_id settled_as holder_id",
    "rewards.Shop": "county key name kind unit partner address phone opening lon lat hold_days is_open closed_why version"
    " opened_at",
    "rewards.Sponsor": "unit noted_as",
    "rewards.Good": "county key name kind words measure unit price cost_fen per_month meant_for is_offered version listed_at",
    "rewards.Stock": "shop good count reserved",
    "rewards.Batch": "stock sponsor quantity left received_on expires_on noted_at noted_as",
    "rewards.StockMovement": "stock kind count_by reserved_by batch redemption at person_id post_id second_person_id"
    " second_post_id why",
    "rewards.Amendment": "stock kind state redemption batch count_by is_usable why asked_at asked_by_id asked_post_id asked_as"
    " decided_at decided_by_id decided_as answer",
    "rewards.Card": "household issued_as ended_as replaces",
    "rewards.PointRules": "county version name source worth_fen owner_day owner_month unit_day unit_month"
    " village_most village_month",
    "rewards.PointRule": "rules position code name meaning subject counts grades kinds proofs colour honor spend"
    " owner_day owner_month unit_day unit_month excess second back_days",
    "rewards.PointVeto": "rules position code name meaning",
    "rewards.PointRulesPeriod": "county rules starts_on ends_on decided_on why",
    "rewards.Deed": "kept_by_id kept_post_id seconded_by_id seconded_post_id answered_by_id answered_post_id",
    "rewards.Earning": "by_id post_id",
    "rewards.PointTally": "key used most",
    "rewards.Trial": "county rules since until state asked_at asked_by_id asked_post_id taken_at percent months done_at"
    " stopped_words",
    "rewards.VillageRules": "county unit version state proposed_at proposed_by_id proposed_post_id decided_on"
    " minutes_no signers closed_at closed_by_id closed_post_id closed_why starts_on ends_on",
    "rewards.VillageItem": "rules position sign words honor spend colour",
}

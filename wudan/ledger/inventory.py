"""个人信息清单: what the book of hours keeps about volunteers."""

from wudan.kit.inventory import Holding, Impersonal, Level

_LAW = "志愿服务条例第19条；民政部令第67号第4、7条"
_SEEN = "您自己；记录单位和上级；审计员只看不改"
_KEPT = "登记期间和注销后 2 年；再往后只剩编号"

HOLDINGS = (
    Holding(
        "志愿服务记录", "ledger.ServiceRecord", "person",
        ("no", "unit", "activity", "attendance", "title", "place", "words", "leader_name", "day",
         "starts_at", "ends_at", "minutes", "grade", "evidence", "state", "recorded_at", "late_days",
         "origin", "origin_no", "person", "county"),
        Level.INTERNAL, "记下您的服务，开证明", _LAW, _SEEN, _KEPT,
    ),
    Holding(
        "时长账户", "ledger.Account", "person", ("grade", "balance", "person", "kind", "county", "unit"),
        Level.INTERNAL, "时长合计", _LAW, _SEEN, _KEPT,
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "ledger.Transfer": "county ref kind record reverses at person_id post_id why record_hash chain seq previous hash",
    "ledger.Finding": "county unit kind key words records found_at outcome decided_words decided_at person_id post_id",
    "ledger.Entry": "transfer account minutes",
}

"""个人信息清单: what the book of hours keeps about volunteers."""

from wudan.kit.inventory import Holding, Impersonal, Level

_LAW = "志愿服务条例第19条；民政部令第67号第4、7条"
_SEEN = "您自己；记录单位和上级；审计员只看不改"
_KEPT = "登记期间和注销后 2 年；再往后只剩编号"
_POINTS = "PIPL 第13条第3项：开展文明实践服务、履行公开承诺所必需"
_POINTS_KEPT = "登记期间一直保存；注销后只剩编号，账才平得了"

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
    Holding(
        "积分账户", "ledger.PointAccount", "person", ("grade", "balance", "person", "kind", "county"),
        Level.INTERNAL, "您的荣誉分、兑换分", _POINTS, "只有您自己；兑换的柜台；审计员只看不改", _POINTS_KEPT,
    ),
    Holding(
        "家里的积分账户", "ledger.PointAccount", "household__members__person",
        ("grade", "balance", "household", "kind", "county"),
        Level.INTERNAL, "您家的荣誉分、兑换分", _POINTS, "您和家里人；兑换的柜台；审计员只看不改", _POINTS_KEPT,
        only=(("household__members__until__isnull", True),),
    ),
    Holding(
        "服务记录证明", "ledger.Certificate", "person",
        ("no", "person", "county", "unit", "since", "until", "naming", "credit_minutes",
         "honor_minutes", "records_count", "is_reported", "words", "made_at", "state", "ended_at",
         "ended_why"),
        Level.SENSITIVE, "您要的证明：以后还能再打印，别人能查真假",
        "民政部令第67号第14、15、17条", "您自己；记录单位看得到编号和时长，看不到内容",
        "注销时内容马上清空，只剩编号", secret=("sha256",),
    ),
    Holding(
        "补录申请", "ledger.Backfill", "person",
        ("person", "unit", "team", "title", "place", "words", "reason", "leader_name", "starts_at", "ends_at",
         "no_meeting", "file_type", "file_hash", "state", "asked_at", "decided_at", "decision_words", "record"),
        Level.INTERNAL, "没签到的服务要补时长，先要有理由、材料和另一个单位的人批准", _LAW, _SEEN,
        _KEPT + "；证明材料在您注销时删除", secret=("ref", "file_name"),
    ),
    Holding(
        "时长异议", "ledger.Dispute", "person",
        ("person", "kind", "record", "attendance", "unit", "holder", "day", "words", "state", "at", "due_at",
         "escalated_at", "overdue_at", "answered_at", "answer_words", "outcome_record"),
        Level.INTERNAL, "您说时长不对，要在期限内查清并答复", "民政部令第67号第12、13条", _SEEN, _KEPT,
    ),
    Holding(
        "志愿者星级", "ledger.Star", "person", ("person", "level", "minutes", "at"),
        Level.INTERNAL, "您自己申请的星级", "全国志愿服务信息系统暂定标准", "只有您自己", _KEPT,
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "ledger.Transfer": "county ref kind record reverses at person_id post_id why record_hash chain seq previous hash",
    "ledger.Finding": "county unit kind key words records found_at outcome decided_words decided_at person_id post_id",
    "ledger.Certificate": "made_by_id made_post_id ended_by_id ended_post_id",
    "ledger.CertifiedRecord": "certificate record",
    "ledger.Reported": "county kind subject_id on at by_id post_id",
    "ledger.Backfill": "asked_by_id asked_post_id asked_unit_id decided_by_id decided_post_id decided_unit_id",
    "ledger.Dispute": "answered_by_id answered_post_id",
    "ledger.LongDay": "county activity day why at person_id post_id",
    "ledger.PointAccount": "team unit shop_id",
    "ledger.PointTransfer": "county ref kind unit origin origin_no act rule colour day reverses settles at person_id post_id why content lines chain seq previous hash",
    "ledger.PointEntry": "transfer account points",
    "ledger.Entry": "transfer account minutes",
}

"""Words of the book of hours."""

from wudan.tables.choices import TextChoices


class Grade(TextChoices):
    """两种时长 (domain §2.3): by sign-in and sign-out, or given afterwards."""

    CREDIT = "credit", "信用时长"
    HONOR = "honor", "荣誉时长"


class EvidenceClass(TextChoices):
    """凭什么: how strong the evidence of an entry is."""

    SCANNED = "scanned", "扫码签到签退"
    COUNTERSIGNED = "countersigned", "名册加服务对象确认"
    BACKFILLED = "backfilled", "补录"
    IMPORTED = "imported", "从别处导入"


class RecordState(TextChoices):
    """Whether a record counts."""

    RECORDED = "recorded", "已记录"
    REVERSED = "reversed", "已冲正"


class AccountKind(TextChoices):
    """Whose account."""

    PERSON = "person", "个人"
    SOURCE = "source", "记录单位"


class TransferKind(TextChoices):
    """Why minutes moved."""

    RECORD = "record", "记录"
    BACKFILL = "backfill", "补录"
    IMPORT = "import", "导入"
    REVERSE = "reverse", "冲正"


class FindingOutcome(TextChoices):
    """What a person thought of a finding; nothing follows by itself."""

    FINE = "fine", "没有问题"
    EXPLAINED = "explained", "问过了，说得通"
    TO_CORRECT = "to_correct", "要更正"


class Naming(TextChoices):
    """姓名证件怎么写: what a certificate says of who served; the full number by own choice only."""

    MASKED = "masked", "姓名遮住"
    NAMED = "named", "写全名，证件号遮住"
    FULL = "full", "写全名和完整证件号"


class CertificateState(TextChoices):
    """Whether a certificate still holds."""

    VALID = "valid", "有效"
    WITHDRAWN = "withdrawn", "本人收回"
    REVOKED = "revoked", "已撤销"


class ReportKind(TextChoices):
    """What is keyed in at the national system."""

    VOLUNTEER = "volunteer", "新志愿者"
    TEAM = "team", "新团队"
    PROJECT = "project", "新项目"
    RECORD = "record", "服务记录"
    AWARD = "award", "表彰奖励"
    CORRECTION = "correction", "记录的更正"
    CLOSURE = "closure", "停用的团队"
    REVOCATION = "revocation", "撤销的表彰"


class BackfillState(TextChoices):
    """What became of a back-fill that was asked for."""

    ASKED = "asked", "待审批"
    APPROVED = "approved", "已补录"
    REFUSED = "refused", "不予补录"


class DisputeKind(TextChoices):
    """What a volunteer says about the book."""

    WRONG = "wrong", "记错了"
    MISSING = "missing", "少记了"


class DisputeState(TextChoices):
    """Where a dispute stands."""

    OPEN = "open", "待答复"
    CORRECTED = "corrected", "已更正"
    UPHELD = "upheld", "维持原记录"


class Remedy(TextChoices):
    """How a record that is wrong is put right."""

    AGAIN = "again", "按查清的时间重新记"
    REVERSE = "reverse", "冲正，不再计入"


class PointGrade(TextChoices):
    """两种积分 (domain §2.7): for honours, never spent; and what may be had something for."""

    HONOR = "honor", "荣誉分"
    SPEND = "spend", "兑换分"


class PointHolder(TextChoices):
    """Whose points: an owner's own, or what stands beside them."""

    PERSON = "person", "个人"
    HOUSEHOLD = "household", "家庭"
    TEAM = "team", "队伍"
    SOURCE = "source", "发分单位"
    SHOP = "shop", "兑换点"
    HELD = "held", "已预留"
    OWED = "owed", "待抵扣"


class PointKind(TextChoices):
    """Why points moved. No kind for a purchase, for cash, or for a gift exists (A10)."""

    EARN = "earn", "得分"
    DEDUCT = "deduct", "扣分"
    HOLD = "hold", "预留"
    COLLECT = "collect", "兑换"
    CANCEL = "cancel", "取消退回"
    EXPIRE = "expire", "过期退回"
    REVERSE = "reverse", "冲正"
    POOL = "pool", "家庭内转分"
    CARRY = "carry", "随人随户转"

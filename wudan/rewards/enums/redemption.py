"""Words of a redemption (R076; reliability A09–A10)."""

from wudan.tables.choices import TextChoices


class RedemptionState(TextChoices):
    """How far a redemption has come."""

    PENDING = "pending", "等着领"
    COLLECTED = "collected", "已领走"
    CANCELLED = "cancelled", "取消了"
    EXPIRED = "expired", "过期没领"
    RETURNED = "returned", "退回了"


class RedemptionVerb(TextChoices):
    """What is done to a redemption; the flow's verbs."""

    RESERVE = "reserve", "换"
    COLLECT = "collect", "领走"
    CANCEL = "cancel", "取消"
    EXPIRE = "expire", "过期"
    RETURN = "return", "退回"


class Payer(TextChoices):
    """用谁的积分."""

    PERSON = "person", "本人的积分"
    HOUSEHOLD = "household", "家里的积分"


class Proof(TextChoices):
    """凭什么领."""

    CODE = "code", "领取码"
    CARD = "card", "积分卡和密码"

"""Words of lending between departments (R029)."""

from wudan.tables.choices import TextChoices


class LoanState(TextChoices):
    """How far a loan has come."""

    ASKED = "asked", "等答复"
    AGREED = "agreed", "同意借"
    REFUSED = "refused", "没有借"
    WITHDRAWN = "withdrawn", "收回了"
    LAPSED = "lapsed", "没有答复"
    OUT = "out", "借出"
    RETURNED = "returned", "已归还"


class LoanVerb(TextChoices):
    """What is done to a loan; the flow's verbs."""

    ASK = "ask", "请借"
    AGREE = "agree", "同意借出"
    REFUSE = "refuse", "不同意借"
    WITHDRAW = "withdraw", "收回请借"
    LAPSE = "lapse", "到期没有答复"
    HAND_OVER = "hand_over", "交出去"
    TAKE_BACK = "take_back", "收回来"


class Condition(TextChoices):
    """In what state a thing came back."""

    GOOD = "good", "完好"
    DAMAGED = "damaged", "有损坏"
    LOST = "lost", "丢了"

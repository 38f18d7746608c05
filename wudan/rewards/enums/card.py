"""Words of the points card (R075–R076; ADR 44)."""

from wudan.tables.choices import TextChoices


class CardState(TextChoices):
    """卡的状态: one of an owner is in use at a time; what has ended never works again."""

    LIVE = "live", "在用"
    LOST = "lost", "已挂失"
    REPLACED = "replaced", "已换新卡"
    RETURNED = "returned", "已收回"


class Identity(TextChoices):
    """怎么核对是本人: by what a keeper knew whom they had before them."""

    ID_CARD = "id_card", "看了身份证"
    BOOKLET = "booklet", "看了户口本"
    KNOWN = "known", "认得本人，还有一位在场"

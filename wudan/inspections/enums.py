"""Words of inspections and visits."""

from wudan.tables.choices import TextChoices


class VisitKind(TextChoices):
    """Why somebody comes: to look, or to help. Each is counted by itself (R099)."""

    INSPECTION = "inspection", "督查"
    GUIDANCE = "guidance", "指导"


class Manner(TextChoices):
    """Whether the site is told before."""

    ANNOUNCED = "announced", "事先告知"
    UNANNOUNCED = "unannounced", "不打招呼"


class Choosing(TextChoices):
    """How sites come onto the list."""

    DRAWN = "drawn", "随机抽取"
    NAMED = "named", "指定"


class VisitState(TextChoices):
    """How a visit stands."""

    PLANNED = "planned", "还没去"
    MADE = "made", "去过了"
    DROPPED = "dropped", "不去了"

"""Words of appraisals."""

from wudan.tables.choices import IntegerChoices, TextChoices


class SheetKind(TextChoices):
    """How a sheet is made (domain §2.9)."""

    POINTS = "points", "百分制"
    DEDUCTION = "deduction", "扣分制"
    DESCRIPTION = "description", "状态描述"


class How(TextChoices):
    """Where the value of an indicator comes from."""

    SUM = "sum", "下面各项合计"
    COUNTED = "counted", "从办过的事里数出来"
    JUDGED = "judged", "评出来"
    DESCRIBED = "described", "描述状态"


class Half(IntegerChoices):
    """Which half of the year; there is no third (减负)."""

    FIRST = 1, "上半年"
    SECOND = 2, "下半年"


class RoundState(TextChoices):
    """How far a round is."""

    JUDGING = "judging", "在评"
    PRELIMINARY = "preliminary", "初步结果"
    FINAL = "final", "定了"


class AppealOutcome(TextChoices):
    """What became of an appeal."""

    CHANGED = "changed", "改了"
    KEPT = "kept", "维持"


class Outlet(TextChoices):
    """The outer systems a result is handed to: the first and third are 吴起's (R098), the last four 榆阳's (R100).
    Which of its indicators each is handed, a sheet says.
    """

    TARGETS = "targets", "目标绩效考核"
    MERIT = "merit", "实绩考核"
    IDEOLOGY = "ideology", "意识形态责任制"
    CIVILITY = "civility", "精神文明建设"
    CITY = "city", "创文"

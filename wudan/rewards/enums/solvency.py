"""Words of the solvency gauge (R076)."""

from wudan.tables.choices import TextChoices


class Strain(TextChoices):
    """兑付压力，用字说."""

    EASY = "easy", "够"
    TIGHT = "tight", "紧"
    SHORT = "short", "不够"

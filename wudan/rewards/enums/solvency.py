"""Words of the solvency gauge (R076)."""

from django.db.models import TextChoices


class Strain(TextChoices):
    """兑付压力，用字说."""

    EASY = "easy", "够"
    TIGHT = "tight", "紧"
    SHORT = "short", "不够"

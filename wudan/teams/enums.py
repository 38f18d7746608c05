"""Words of teams."""

from django.db.models import IntegerChoices


class Tier(IntegerChoices):
    """Depth of a team; what each is called is the county's (R044–R045, pack)."""

    FIRST = 1, "一级"
    SECOND = 2, "二级"
    THIRD = 3, "三级"


SPECIAL = "special"
"""The category of the N in 8+N: teams of a kind of their own (R043)."""

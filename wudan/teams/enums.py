"""Words of teams."""

from django.db.models import IntegerChoices, TextChoices


class Tier(IntegerChoices):
    """Depth of a team; what each is called is the county's (R044–R045, pack)."""

    FIRST = 1, "一级"
    SECOND = 2, "二级"
    THIRD = 3, "三级"


class TrainingKind(TextChoices):
    """For everybody, for a position, for a profession (67号令 §8; R049)."""

    GENERAL = "general", "通用培训"
    POSITION = "position", "岗位培训"
    PROFESSIONAL = "professional", "专业培训"


class TrainingMode(TextChoices):
    """How a session is held."""

    FACE = "face", "当面"
    REMOTE = "remote", "远程"


SPECIAL = "special"
"""The category of the N in 8+N: teams of a kind of their own (R043)."""

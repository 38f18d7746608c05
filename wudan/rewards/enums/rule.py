"""Words of earning rules (domain §2.7)."""

from wudan.tables.choices import TextChoices


class Subject(TextChoices):
    """给谁记: whose account a rule credits."""

    PERSON = "person", "本人"
    HOUSEHOLD = "household", "整户"
    TEAM = "team", "队伍"


class Counts(TextChoices):
    """按什么记: by hours the book of hours has, or by the act."""

    HOURS = "hours", "按时长"
    ACT = "act", "按次"


class Proof(TextChoices):
    """凭什么记: what an act must be shown by."""

    WORDS = "words", "写清楚经过"
    ORDER = "order", "点单"
    ACTIVITY = "activity", "活动"
    PROJECT = "project", "项目"


class Excess(TextChoices):
    """超过上限怎么办: the excess is cut off, or the whole is refused."""

    CUT = "cut", "只记到上限"
    REFUSE = "refuse", "超过就不记"

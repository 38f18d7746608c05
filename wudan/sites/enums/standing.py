"""Words of standards, checks, rectifications and demonstration sites."""

from wudan.tables.choices import TextChoices


class EvidenceKind(TextChoices):
    """By what an item is shown to be so; nobody types what the house already knows."""

    KNOWN = "known", "系统里已有"
    SIGHT = "sight", "到现场看"
    TALK = "talk", "问群众"
    PAPER = "paper", "看材料"
    PICTURE = "picture", "照片（可不拍）"


class Known(TextChoices):
    """What the house already knows of a site and shows beside an item."""

    POSTS = "posts", "谁负责、谁在岗"
    OPENING = "opening", "在哪、几点开门"
    TEAMS = "teams", "队伍和队员"
    ORDERS = "orders", "接的单"
    ACTIVITIES = "activities", "办的活动"
    RULES = "rules", "公布的制度"


class Found(TextChoices):
    """What a check found of one item."""

    MET = "met", "达到"
    PARTLY = "partly", "部分达到"
    LACKING = "lacking", "没达到"
    EXEMPT = "exempt", "不适用"


class CheckKind(TextChoices):
    """Who looked: the site itself, a site above, or a site above after a rectification."""

    OWN = "own", "自查"
    ABOVE = "above", "上级检查"
    AGAIN = "again", "整改复查"


class StaffTime(TextChoices):
    """专职 or 兼职 (R014)."""

    FULL = "full", "专职"
    PART = "part", "兼职"


class DemonstrationEnd(TextChoices):
    """How a demonstration site came to its end."""

    LAPSED = "lapsed", "到期"
    WITHDRAWN = "withdrawn", "撤销"

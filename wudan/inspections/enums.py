"""Words of inspections and visits."""

from wudan.tables.choices import TextChoices


class VisitKind(TextChoices):
    """Why somebody comes: to look, or to help. Each is counted by itself (R099)."""

    INSPECTION = "inspection", "督查"
    GUIDANCE = "guidance", "指导"


class Aim(TextChoices):
    """What is looked at: sites by the standard, or how departments and towns carry the work on (R099)."""

    SITES = "sites", "阵地"
    UNITS = "units", "部门和镇街"


class FindingState(TextChoices):
    """How far what is to be mended by a unit has come."""

    OPEN = "open", "要整改"
    REPORTED = "reported", "说改好了，等看"
    CLOSED = "closed", "改好了"


class Manner(TextChoices):
    """Whether the site is told before."""

    ANNOUNCED = "announced", "事先告知"
    UNANNOUNCED = "unannounced", "不打招呼"


class Choosing(TextChoices):
    """How sites come onto the list."""

    DRAWN = "drawn", "随机抽取"
    NAMED = "named", "指定"


class LeftOut(TextChoices):
    """Why somebody is not on the list that is drawn from."""

    FULL = "full", "这个月次数已满"
    OWN = "own", "去的人自己的单位"


class VisitState(TextChoices):
    """How a visit stands."""

    PLANNED = "planned", "还没去"
    MADE = "made", "去过了"
    DROPPED = "dropped", "不去了"

"""Words of the fund."""

from collections.abc import Mapping

from wudan.tables.choices import TextChoices


class Use(TextChoices):
    """五项用途 (R106–R110): a closed list; money for anything else is refused."""

    RUNNING = "running", "日常运营"
    BASES = "bases", "基地建设"
    TRAINING = "training", "队伍培训"
    INCUBATION = "incubation", "项目扶持培育孵化"
    EVENTS = "events", "大型活动"


class LinkKind(TextChoices):
    """What money is set aside for (R118); the use decides which."""

    UNIT = "unit", "单位"
    SITE = "site", "阵地"
    RESOURCE = "resource", "实践基地"
    SESSION = "session", "培训场次"
    PROJECT = "project", "项目"
    ACTIVITY = "activity", "活动"


LINKS: Mapping[str, tuple[str, ...]] = {
    Use.RUNNING: (LinkKind.UNIT,),
    Use.BASES: (LinkKind.SITE, LinkKind.RESOURCE),
    Use.TRAINING: (LinkKind.SESSION,),
    Use.INCUBATION: (LinkKind.PROJECT,),
    Use.EVENTS: (LinkKind.ACTIVITY,),
}
"""What each use may be for (R106–R110, R118); the database holds the same."""


class YearState(TextChoices):
    """Whether a year's fund takes commitments."""

    OPEN = "open", "在用"
    CLOSED = "closed", "已关账"


class CommitmentState(TextChoices):
    """How far a commitment is; its money is held from the first moment."""

    ASKED = "asked", "等第二个人"
    LIVE = "live", "已安排"
    DONE = "done", "办完了"
    REFUSED = "refused", "没有同意"


class MovementKind(TextChoices):
    """Why a line's numbers moved. No kind for a correction: what is wrong is reversed."""

    GRANTED = "granted", "下达"
    ADDED = "added", "追加拨款"
    SHIFTED = "shifted", "用途间调剂"
    RESERVED = "reserved", "安排"
    SPENT = "spent", "支出"
    RELEASED = "released", "放回"
    REVERSED = "reversed", "冲回支出"
    CARRIED = "carried", "结转"

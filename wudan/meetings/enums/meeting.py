"""Words of meetings (R095, R096)."""

from wudan.tables.choices import TextChoices


class MeetingKind(TextChoices):
    """Which meeting: all of the county's units, or one platform's."""

    JOINT = "joint", "联席会议"
    PLATFORM = "platform", "平台会商"


class MeetingState(TextChoices):
    """How far a meeting has come."""

    DRAFTED = "drafted", "拟定中"
    CALLED = "called", "已通知开会"
    HELD = "held", "开过了，整理纪要"
    ADOPTED = "adopted", "纪要已定"
    DROPPED = "dropped", "没有开成"


class Presence(TextChoices):
    """Who came of a member unit; nothing more is asked."""

    UNSAID = "unsaid", "没有登记"
    HEAD = "head", "负责人到会"
    DEPUTY = "deputy", "派人到会"
    ABSENT = "absent", "没有到"


class AgendaPart(TextChoices):
    """The parts of an agenda, in the order of R096; what is overdue leads."""

    OVERDUE = "overdue", "到期没有办完的"
    RUNNING = "running", "上次定下、正在办的"
    PLATFORMS = "platforms", "各平台运行情况"
    SITES = "sites", "各所站开展情况"
    WORD = "word", "群众的反响"
    MOTION = "motion", "提请研究"
    EXTRA = "extra", "临时议题"


class MotionState(TextChoices):
    """What became of something a unit asks the meeting to talk over."""

    WAITING = "waiting", "等着上会"
    LISTED = "listed", "上会了"
    WITHDRAWN = "withdrawn", "提出单位收回"

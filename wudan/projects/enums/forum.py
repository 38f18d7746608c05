"""Words of forums (R066, R123, R124)."""

from wudan.tables.choices import TextChoices


class ForumState(TextChoices):
    """Whether the forum was held, with all three parties present."""

    CALLED = "called", "已通知"
    HELD = "held", "三方到齐"
    INCOMPLETE = "incomplete", "三方不齐"
    DROPPED = "dropped", "没有开"


class SpeakerKind(TextChoices):
    """Who speaks: one of the three parties. Never a name."""

    DEPARTMENT = "department", "部门"
    RESIDENT = "resident", "群众代表"
    VOLUNTEER = "volunteer", "志愿服务组织"

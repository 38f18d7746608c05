"""Words of what a meeting decided (R096)."""

from wudan.tables.choices import TextChoices


class TaskState(TextChoices):
    """How far a decision has come; overdue is no state but a day that passed."""

    DRAFT = "draft", "纪要里，还没定"
    OPEN = "open", "交办中"
    REPORTED = "reported", "报了办完，等验收"
    ACCEPTED = "accepted", "验收办结"
    DROPPED = "dropped", "不再办"


class TaskStep(TextChoices):
    """What is done to a decision."""

    ADOPT = "adopt", "定下"
    REPORT = "report", "报办完"
    ACCEPT = "accept", "验收"
    SEND_BACK = "send_back", "退回再办"
    EXTEND = "extend", "延期"
    REASSIGN = "reassign", "换单位办"
    DROP = "drop", "不再办了"

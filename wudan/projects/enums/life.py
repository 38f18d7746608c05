"""Words of what follows: trial, half-yearly reviews, exits, the nursery, cases (R065, R068, R070–R072)."""

from wudan.tables.choices import TextChoices


class LookOutcome(TextChoices):
    """What a half-yearly review says."""

    GO_ON = "go_on", "继续"
    END = "end", "建议退出"


class ExitGround(TextChoices):
    """Why an exit is proposed; never why a project exits: a person decides that."""

    IDLE = "idle", "三个月没有活动"
    REVIEWS = "reviews", "群众评价的证据不好"
    LOOK = "look", "半年评估建议退出"
    ASKED = "asked", "实施单位提出"


class ExitOutcome(TextChoices):
    """What a person decided on the proposal, with reasons."""

    EXIT = "exit", "退出"
    KEEP = "keep", "继续实施"


class NurseryStep(TextChoices):
    """孵化: how far a project came in the nursery (R071)."""

    SEEDED = "seeded", "起步"
    ACCOMPANIED = "accompanied", "陪跑"
    ALONE = "alone", "独立运行"

"""Words of the admission gate (R068; domain §2.11)."""

from wudan.kit.phrases import Phrase
from wudan.tables.choices import TextChoices


class CriterionKind(TextChoices):
    """How a criterion is answered."""

    STOP = "stop", "硬条件"
    SCORED = "scored", "打分项"


class RoundState(TextChoices):
    """One passage through the gate."""

    OPEN = "open", "评审中"
    DECIDED = "decided", "已有决定"
    STOPPED = "stopped", "没有决定就停了"


class Conflict(TextChoices):
    """回避声明: said before anything of the others is seen."""

    NONE = "none", "没有利害关系"
    HAS = "has", "有利害关系，回避"


class GateOutcome(TextChoices):
    """What the gate decides; always with reasons."""

    ADMIT = "admit", "准入"
    REVISE = "revise", "修改后再审"
    INCUBATE = "incubate", "孵化"
    REFUSE = "refuse", "不准入"


CHANGE_OUTCOMES = {
    GateOutcome.ADMIT: Phrase("同意变更"),
    GateOutcome.REVISE: Phrase("修改后再提"),
    GateOutcome.REFUSE: Phrase("不同意变更"),
}
"""What the gate decides on a change of a listed project: there is no nursery for a change."""


class ChangeState(TextChoices):
    """Where the change of a listed project stands; until it is made, the listed text is in force."""

    OPEN = "open", "评审中"
    MADE = "made", "已经照改"
    SENT_BACK = "sent_back", "修改后再提"
    REFUSED = "refused", "没有同意"
    TAKEN_BACK = "taken_back", "已撤回"
    DROPPED = "dropped", "项目退出，不再评"


class AppealOutcome(TextChoices):
    """What became of an appeal."""

    GRANTED = "granted", "支持申诉，重新评审"
    UPHELD = "upheld", "维持原决定"

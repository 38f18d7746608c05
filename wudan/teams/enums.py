"""Words of teams."""

from wudan.tables.choices import TextChoices

FIRST = 1
"""The top tier of teams. How many there are below it, and what each is called, is the county's
(R044, R045: `[tiers]` of the pack)."""


class TrainingKind(TextChoices):
    """For everybody, for a position, for a profession (67号令 §8; R049)."""

    GENERAL = "general", "通用培训"
    POSITION = "position", "岗位培训"
    PROFESSIONAL = "professional", "专业培训"


class TrainingMode(TextChoices):
    """How a session is held."""

    FACE = "face", "当面"
    REMOTE = "remote", "远程"


class ApplicationState(TextChoices):
    """What became of somebody's wish to join a team."""

    INTRODUCED = "introduced", "等本人点头"
    ASKED = "asked", "等队长答复"
    APPROVED = "approved", "已入队"
    REFUSED = "refused", "没有同意"
    WITHDRAWN = "withdrawn", "本人不申请了"
    DISOWNED = "disowned", "本人说没有申请过"


class AppealState(TextChoices):
    """What the site above said."""

    WAITING = "waiting", "等上级答复"
    GRANTED = "granted", "支持申诉"
    UPHELD = "upheld", "维持原来的决定"


class PlanStep(TextChoices):
    """How far a version of a plan is (R051: 协商、调整、制定)."""

    CONSULT = "consult", "协商"
    ADJUST = "adjust", "调整"
    ADOPTED = "adopted", "已通过"
    SUPERSEDED = "superseded", "有了新版"


class SupportKind(TextChoices):
    """What a team of the first tier does for sites (R053)."""

    GUIDANCE = "guidance", "专业指导"
    CULTIVATION = "cultivation", "队伍培育"
    INCUBATION = "incubation", "活动孵化"


class SupportState(TextChoices):
    """How far it is."""

    ASKED = "asked", "等答复"
    ACCEPTED = "accepted", "已答应"
    SCHEDULED = "scheduled", "约好了"
    DONE = "done", "做完了"
    CONFIRMED = "confirmed", "站上确认了"
    REFUSED = "refused", "没有答应"
    WITHDRAWN = "withdrawn", "提出方收回"


class SupportVerb(TextChoices):
    """What is done about it."""

    ACCEPT = "accept", "答应"
    SCHEDULE = "schedule", "约个日子"
    FINISH = "finish", "做完了"
    CONFIRM = "confirm", "确认做完了"
    REFUSE = "refuse", "不答应"
    WITHDRAW = "withdraw", "收回"


SPECIAL = "special"
"""The category of the N in 8+N: teams of a kind of their own (R043)."""


class FoundingState(TextChoices):
    """What became of asking somebody to lead a new team (R050)."""

    WAITING = "waiting", "等本人点头"
    FOUNDED = "founded", "建起来了"
    REFUSED = "refused", "本人没有答应"
    DROPPED = "dropped", "站上收回了"
    LAPSED = "lapsed", "停了，没有等到答复"

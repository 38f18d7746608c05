"""Words of deliveries."""

from wudan.tables.choices import TextChoices


class RoundStage(TextChoices):
    """How far a round of deliveries is."""

    DRAFT = "draft", "起草"
    PUBLISHED = "published", "已发出"
    ENDED = "ended", "已办结"
    CANCELLED = "cancelled", "已取消"


class RoundVerb(TextChoices):
    """What is done with a round."""

    BEGIN = "begin", "起草"
    PUBLISH = "publish", "发出"
    END = "end", "办结"
    CANCEL = "cancel", "取消"


class Mode(TextChoices):
    """任务与志愿相结合 (R038): a round is one or the other, never both (条例 §25)."""

    VOLUNTARY = "voluntary", "志愿（请队伍，可以不接）"
    DUTY = "duty", "任务（派给部门）"


class Way(TextChoices):
    """线上与线下相结合 (R038)."""

    SITE = "site", "到村里"
    ONLINE = "online", "线上"


class DeliveryStage(TextChoices):
    """How far one delivery is."""

    PLANNED = "planned", "待派"
    OFFERED = "offered", "待队伍答复"
    ACCEPTED = "accepted", "已接下"
    DELIVERED = "delivered", "已送到，待站上确认"
    ACKNOWLEDGED = "acknowledged", "站上已确认"
    MISSED = "missed", "没送成"
    CANCELLED = "cancelled", "已取消"


class DeliveryVerb(TextChoices):
    """What is done with one delivery."""

    PLACE = "place", "安排"
    OFFER = "offer", "派给"
    ACCEPT = "accept", "接下"
    REFUSE = "refuse", "不接"
    LAPSE = "lapse", "到期收回"
    RECALL = "recall", "收回"
    MOVE = "move", "改时间"
    DELIVER = "deliver", "说送到了"
    ACKNOWLEDGE = "acknowledge", "确认送到"
    MISS = "miss", "说没送成"
    CANCEL = "cancel", "取消"


class OfferState(TextChoices):
    """What became of asking one party."""

    OFFERED = "offered", "待答复"
    ACCEPTED = "accepted", "接下"
    REFUSED = "refused", "不接"
    LAPSED = "lapsed", "到期没答复"
    RECALLED = "recalled", "收回"


class PlanStage(TextChoices):
    """How far a plan of rounds is."""

    DRAFT = "draft", "起草"
    QUEUED = "queued", "等着排"
    PLANNING = "planning", "正在排"
    PLANNED = "planned", "排好了"
    PUBLISHED = "published", "已发出"
    CANCELLED = "cancelled", "已取消"
    FAILED = "failed", "没排成"


class PlanVerb(TextChoices):
    """What is done with a plan of rounds."""

    BEGIN = "begin", "起草"
    CHANGE = "change", "改"
    QUEUE = "queue", "开始排"
    TAKE = "take", "接手排"
    FINISH = "finish", "排好"
    FAIL = "fail", "没排成"
    SHIFT = "shift", "挪一次"
    AMEND = "amend", "改排"
    PUBLISH = "publish", "发出"
    CANCEL = "cancel", "取消"


class PlanTask(TextChoices):
    """What is asked of whoever plans in the background."""

    NOTHING = "", "没有"
    PLAN = "plan", "排程"
    AMEND = "amend", "改排"


class PlanMode(TextChoices):
    """What counts first (`matching.rounds.Mode`)."""

    BALANCED = "balanced", "两头兼顾"
    COVERAGE_FIRST = "coverage_first", "先多去几个村"


class Effort(TextChoices):
    """How long better plans are looked for."""

    QUICK = "quick", "快排"
    NORMAL = "normal", "一般"
    THOROUGH = "thorough", "细排"


class AmendmentState(TextChoices):
    """What became of an amendment."""

    ASKED = "asked", "正在算"
    READY = "ready", "算好了，待定"
    ADOPTED = "adopted", "已采用"
    DROPPED = "dropped", "没采用"
    FAILED = "failed", "没算成"

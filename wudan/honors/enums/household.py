"""Words of 文明家庭: who puts forward, where it stands, what is said, seen, decided, shown (R073, R074, R078)."""

from wudan.tables.choices import TextChoices


class HouseholdStage(TextChoices):
    """Where one household stands."""

    ASKED = "asked", "等这户人家点头"
    HEARING = "hearing", "听邻居说、上门看"
    NOTICE = "notice", "公示中"
    HONORED = "honored", "已命名"
    REFUSED = "refused", "这次没有评上"
    DROPPED = "dropped", "不评了"
    REVOKED = "revoked", "已摘牌"


class HouseholdVerb(TextChoices):
    """What can be done; the flow's verbs."""

    NOMINATE = "nominate", "推荐"
    AGREE = "agree", "点头"
    SHOW = "show", "补充事例"
    ASK = "ask", "请邻居说话"
    SAY = "say", "说一句话"
    NAME = "name", "请人上门"
    DECLARE = "declare", "回避声明"
    VISIT = "visit", "交走访"
    PUBLISH = "publish", "同意并公示"
    REFUSE = "refuse", "这次不评"
    CONFIRM = "confirm", "命名"
    OVERTURN = "overturn", "公示后不评"
    DROP = "drop", "不评了"
    ISSUE = "issue", "发牌"
    REPLACE = "replace", "换牌"
    LOOK = "look", "复核"
    REVOKE = "revoke", "摘牌"
    APPEAL = "appeal", "申诉"
    UPHOLD = "uphold", "维持原决定"
    REOPEN = "reopen", "重新来过"
    RESTORE = "restore", "恢复"


class NominatedBy(TextChoices):
    """Who put the household forward; all three count alike (R079)."""

    SELF = "self", "自己"
    NEIGHBOUR = "neighbour", "邻居"
    SITE = "site", "所站"


class DecidedAt(TextChoices):
    """Where it is decided, as the county's rules say."""

    CENTER = "center", "县中心办公室"
    INSTITUTE = "institute", "镇街实践所"


class Word(TextChoices):
    """A neighbour's word; never shown with the name."""

    GOOD = "good", "够得上"
    CONCERN = "concern", "有意见"
    UNKNOWN = "unknown", "不了解"


class Relation(TextChoices):
    """A visitor's declaration before the visit: related to the household, or not."""

    NONE = "none", "没有关系"
    HAS = "has", "是亲戚、邻居，或有别的关系，我回避"


class Seen(TextChoices):
    """What a visitor found of one criterion."""

    YES = "yes", "看到了"
    NO = "no", "没有做到"
    UNSEEN = "unseen", "看不出来"


class HouseholdOutcome(TextChoices):
    """A decision about a household; always with reasons."""

    PUBLISH = "publish", "够得上，公示"
    REFUSE = "refuse", "这次不评"
    OVERTURN = "overturn", "公示有异议，这次不评"
    REVOKE = "revoke", "摘牌"


class HouseholdAppealOutcome(TextChoices):
    """The answer to an appeal."""

    GRANTED = "granted", "支持申诉"
    UPHELD = "upheld", "维持原决定"


class Display(TextChoices):
    """What a household may agree to show; each by itself, each taken back at any time (PIPL §15, §25)."""

    DOOR = "door", "门牌上写名字"
    WEB = "web", "网上写名字"
    PICTURE = "picture", "网上放照片"


class PlateState(TextChoices):
    """What became of a plate."""

    LIVE = "live", "有效"
    REPLACED = "replaced", "已换新牌"
    WITHDRAWN = "withdrawn", "已摘"
    RETURNED = "returned", "自己交回"


class PlateLookOutcome(TextChoices):
    """What the yearly look found."""

    RENEW = "renew", "续一年"
    WAIT = "wait", "有的地方要改，三个月后再看"
    ADVISE = "advise", "建议摘牌，交给作决定的人"

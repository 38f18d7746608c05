"""Words of notices; GLOSSARY.md decides them."""

from wudan.tables.choices import TextChoices


class Channel(TextChoices):
    """By which way a copy reaches somebody; the own page 我的通知 is always there beside it."""

    SMS = "sms", "短信"
    WEIXIN = "weixin", "微信"
    MAIL = "mail", "邮件"
    PAPER = "paper", "纸条"
    CALL = "call", "打电话"


BY_WIRE = frozenset({Channel.SMS, Channel.WEIXIN, Channel.MAIL})
"""Channels that a machine carries; the others are carried by the keeper."""


class NoticeWay(TextChoices):
    """怎样告诉我: what somebody chose."""

    FITTING = "fitting", "看情况，能收到就行"
    SMS = "sms", "发短信"
    WEIXIN = "weixin", "发微信"
    MAIL = "mail", "发邮件"
    PAPER = "paper", "站上捎纸条"
    CALL = "call", "站上打电话、捎话"
    NONE = "none", "只在“我的通知”里看"


class Urgency(TextChoices):
    """How long a notice may wait."""

    URGENT = "urgent", "马上说，夜里也说"
    PLAIN = "plain", "白天说"
    CALM = "calm", "和当天别的一起说"


class CopyState(TextChoices):
    """Where one copy stands."""

    WAITING = "waiting", "等着送"
    HANDING = "handing", "正在交出去"
    IN_DOUBT = "in_doubt", "不知道送没送，正在问"
    HANDED = "handed", "交出去了"
    DELIVERED = "delivered", "送到了"
    FAILED = "failed", "没有送成"
    DOUBTFUL = "doubtful", "说不清送没送"
    JOINED = "joined", "并在一起送"
    DROPPED = "dropped", "不送了"


class AttemptOutcome(TextChoices):
    """What came of one try."""

    HANDED = "handed", "交出去了"
    DELIVERED = "delivered", "送到了"
    REFUSED = "refused", "对方收不到"
    FAILED = "failed", "没有交成，再试"
    UNCLEAR = "unclear", "没有回音"
    FOUND = "found", "问到了：交过"
    ABSENT = "absent", "问到了：没有交过"
    REACHED = "reached", "告诉了"
    NOT_REACHED = "not_reached", "没找着人"
    CALL_AGAIN = "call_again", "过会儿再打"
    PRINTED = "printed", "印出来了"
    CARRIED = "carried", "捎到了"


class Recipients(TextChoices):
    """To whom a general notice goes; within the unit that tells it."""

    RESIDENTS = "residents", "所有群众"
    VOLUNTEERS = "volunteers", "志愿者"
    KEEPERS = "keepers", "站长"
    LEADERS = "leaders", "队长"


class AnnouncementState(TextChoices):
    """Where a general notice stands."""

    DRAFT = "draft", "还没发"
    SENDING = "sending", "正在发"
    DONE = "done", "发完了"
    CANCELLED = "cancelled", "停了"

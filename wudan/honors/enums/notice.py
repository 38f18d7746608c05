"""Words of a public notice and of objections against it (R079; domain §2.8)."""

from wudan.tables.choices import TextChoices


class NoticeState(TextChoices):
    """Where a notice stands; it passes only when its time is over and no objection holds."""

    OPEN = "open", "公示中"
    PASSED = "passed", "公示期满"
    UPSET = "upset", "有异议成立"
    TAKEN_DOWN = "taken_down", "已撤下"


class PartyPart(TextChoices):
    """What a person has to do with a notice: who is honoured, who put forward, who decided."""

    HONORED = "honored", "被公示的人"
    PUT_FORWARD = "put_forward", "推荐的人"
    DECIDED = "decided", "作决定的人"


class ObjectedTo(TextChoices):
    """What an objection is about; who decided does not answer one about the handling."""

    PERSON = "person", "事迹或这个人"
    HANDLING = "handling", "评选的过程"


class ObjectionState(TextChoices):
    """What became of an objection; while it is open, or if it holds, nothing is awarded."""

    OPEN = "open", "等答复"
    SUSTAINED = "sustained", "异议成立"
    DISMISSED = "dismissed", "异议不成立"
    WITHDRAWN = "withdrawn", "提出的人收回"

"""Words of shops, what they give and who gave it (R076)."""

from wudan.tables.choices import TextChoices


class ShopKind(TextChoices):
    """谁开的: at a practice station, or a shop of the village that takes part."""

    STATION = "station", "站上的兑换点"
    PARTNER = "partner", "合作的小店"


class SponsorKind(TextChoices):
    """谁给的."""

    UNIT = "unit", "单位"
    COMPANY = "company", "企业商户"
    PERSON = "person", "个人"


class GoodKind(TextChoices):
    """一件东西还是一次服务."""

    THING = "thing", "东西"
    SERVICE = "service", "服务"


class GoodFor(TextChoices):
    """谁能换."""

    EVERYONE = "everyone", "都能换"
    ELDERS = "elders", "60 岁以上老人"
    VOLUNTEERS = "volunteers", "注册志愿者"


class MovementKind(TextChoices):
    """库存为什么变了."""

    RECEIVED = "received", "进货"
    RESERVED = "reserved", "留出"
    RELEASED = "released", "放回"
    COLLECTED = "collected", "领走"
    RETURNED = "returned", "退回"
    WRITTEN_OFF = "written_off", "报损"
    COUNTED = "counted", "盘点"


class AmendmentKind(TextChoices):
    """要两个人办的: nobody alone changes what is in stock (A11)."""

    RETURN = "return", "退回"
    WRITE_OFF = "write_off", "报损"
    COUNT = "count", "盘点差额"


class AmendmentState(TextChoices):
    """How far it came."""

    ASKED = "asked", "等第二个人"
    DONE = "done", "已办"
    REFUSED = "refused", "没有同意"

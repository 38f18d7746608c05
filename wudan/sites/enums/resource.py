"""Words of the register of resources (R019–R030)."""

from wudan.tables.choices import TextChoices


class ResourceKind(TextChoices):
    """What it is (R026); channels (R030), equipment and people are resources too (R029)."""

    PATRIOTIC_BASE = "patriotic_base", "爱国主义教育基地"
    REVOLUTION_SITE = "revolution_site", "红色革命旧址"
    VILLAGE_MUSEUM = "village_museum", "村史馆"
    CULTURE_VENUE = "culture_venue", "文化场馆"
    SCIENCE_BASE = "science_base", "科教基地"
    SCHOOL = "school", "中小学校"
    SPORTS_GROUND = "sports_ground", "体育场地"
    SPARE_ROOM = "spare_room", "闲置用房"
    OTHER_PLACE = "other_place", "其他场所"
    CHANNEL = "channel", "网络发布平台"
    EQUIPMENT = "equipment", "设备物资"
    EXPERT = "expert", "专业人员"


WITHOUT_HOURS = frozenset({ResourceKind.CHANNEL, ResourceKind.EQUIPMENT, ResourceKind.EXPERT})
"""Nobody walks in there: they are used, but have no door."""


class BaseKind(TextChoices):
    """The four kinds of practice base (R019)."""

    PATRIOTISM = "patriotism", "爱国主义"
    TRADITION = "tradition", "传统文化"
    RURAL_WAYS = "rural_ways", "乡风文明"
    TOURISM = "tourism", "文明旅游"


class ChannelKind(TextChoices):
    """What an online channel is (R030)."""

    WECHAT = "wechat", "公众号"
    WEBSITE = "website", "网站"
    DOUYIN = "douyin", "抖音号"
    GROUP = "group", "村民群"
    BROADCAST = "broadcast", "广播"


class Origin(TextChoices):
    """Where it comes from, which decides its way to an open door (R020)."""

    IDLE = "idle", "闲置"
    CLOSED = "closed", "封闭"
    SOCIAL = "social", "社会"
    PUBLIC = "public", "公共"


class ResourceStage(TextChoices):
    """How far it has come."""

    LISTED = "listed", "已登记"
    TALKING = "talking", "在谈"
    SURVEYED = "surveyed", "看过现场"
    AGREED = "agreed", "签了协议"
    OPEN = "open", "已开放"
    ENDED = "ended", "协议到期"
    DROPPED = "dropped", "不能用"


class ResourceVerb(TextChoices):
    """What is done to it; the flow's verbs."""

    LIST = "list", "登记"
    CORRECT = "correct", "更正"
    TALK = "talk", "去谈"
    SURVEY = "survey", "看现场"
    AGREE = "agree", "签协议"
    OPEN = "open", "开放"
    PAUSE = "pause", "暂停开放"
    RENEW = "renew", "续签"
    END = "end", "结束协议"
    USE = "use", "记一次使用"
    DROP = "drop", "划掉"
    RESTORE = "restore", "重新登记"


class UseSource(TextChoices):
    """How it is known that it was really used."""

    NOTE = "note", "保管人记的"
    ACTIVITY = "activity", "活动"
    LOAN = "loan", "借用"

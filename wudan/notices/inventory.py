"""个人信息清单: what people were told, how they want to be told, by which way it went."""

from wudan.kit.inventory import Holding, Impersonal, Level

_SERVE = "PIPL 第13条第3项：开展文明实践服务、履行公开承诺所必需"
_RULE = "messages"

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "告诉过您什么", "notices.Message", "person",
        ("person", "topic", "text", "link", "at", "read_at", "announcement"),
        Level.INTERNAL, "把您的事办到哪一步告诉您", _SERVE, "您自己；替您捎话的站只看到要捎的那一句",
        "一年后删除；注销时马上删除", rule=_RULE,
        secret=("code", "audience", "urgency", "event_id", "blanks", "reply", "reply_to", "is_shown"),
    ),
    Holding(
        "每条通知怎么送的", "notices.Copy", "message__person",
        ("message", "channel", "state", "unit", "made_at", "handed_at", "settled_at"),
        Level.INTERNAL, "送没送到说得清，不重不漏", _SERVE, "您自己；中心办公室只看数目和尾号", "跟着那条通知",
        rule=_RULE,
        secret=("is_urgent", "is_calm", "key", "carrier", "number", "sheet", "joined_into", "next_at", "tries", "asked",
                "lease_by", "begun_at", "fault"),
    ),
    Holding(
        "送过几次、结果怎样", "notices.Attempt", "copy__message__person", ("copy", "at", "outcome"),
        Level.INTERNAL, "送没送到说得清", _SERVE, "您自己；中心办公室；替您捎话的站", "跟着那条通知", rule=_RULE,
        secret=("code", "by_post_id"),
    ),
    Holding(
        "您要怎样告诉您", "notices.Preference", "person", ("person", "way", "mail", "topics_off", "at"),
        Level.SENSITIVE, "按您的意思告诉您", "PIPL 第13条第1项：您自己定的", "您自己；替您定的站",
        "您随时可以改；注销时马上删除", secret=("by_post_id",),
    ),
)  # fmt: skip
IMPERSONAL: Impersonal = {
    "notices.InboxMessage": "to text at",
    "notices.Message": "county",
    "notices.Copy": "county",
    "notices.Announcement": "county unit recipients text is_urgent by_wire state written_at written_by_id written_as"
    " released_at released_by_id released_as ended_at many told reached lease_until",
    "notices.SlipSheet": "unit at by_post_id",
    "notices.ChannelHealth": "county channel faults shut_until fault fault_at second taken",
    "notices.DaySpent": "county channel day sent",
    "notices.Allowance": "county per_day why at by_id under_id",
    "notices.Carrying": "holder beat_at",
}

"""个人信息清单: what activities keep about those who take part."""

from wudan.kit.inventory import Holding, Impersonal, Level

_LAW = "志愿服务条例第19条；民政部令第67号第7条：如实记录志愿服务"
_SEEN = "您自己；活动负责人、组织单位和上级"

HOLDINGS = (
    Holding(
        "日历订阅地址", "activities.CalendarFeed", "person", ("made_at",), Level.SENSITIVE,
        "把报了名的活动放进您的日历", "您自己要的", "谁也看不到，只存摘要", "您作废、换新或注销时马上删掉",
        secret=("person", "digest"),
    ),
    Holding(
        "负责过的活动", "activities.Activity", "leader", ("leader", "title"), Level.PUBLIC,
        "志愿服务记录要写活动负责人", _LAW, "公开", "长期，作为志愿服务记录；注销后只剩编号",
    ),
    Holding(
        "活动报名", "activities.SignUp", "person",
        ("opening", "state", "at", "turn", "channel", "by_post_id", "accompanied_by", "placed_at", "ended_at", "why",
         "replaces", "offered_at", "offered_to", "reminded_at", "person"),
        Level.INTERNAL, "安排人手，候补递补", _LAW, _SEEN, "没去成的 1 年后删掉；去了的随服务记录",
    ),
    Holding(
        "班次邀请", "activities.ShiftInvitation", "person",
        ("opening", "state", "by_hand", "proposed_at", "sent_at", "answer_by", "answered_at", "channel", "sign_up",
         "person"),
        Level.INTERNAL, "请人来填空着的班，去不去由本人定", _LAW, _SEEN, "没答应的 30 天后删掉；答应的随服务记录",
        secret=("sent_by_id",),
    ),
    Holding(
        "愿意去哪几班", "activities.Willingness", "person", ("activity", "shifts", "most", "told_at", "person"),
        Level.INTERNAL, "按本人说的排班", "您自己要的", _SEEN, "活动结束或取消就删掉；您随时可以收回",
    ),
    Holding(
        "到场登记", "activities.Attendance", "person",
        ("sign_up", "opening", "state", "came_at", "came_by", "left_at", "left_by", "vouched_at",
         "vouched_by_id", "vouched_post_id", "witnessed_at", "witness", "witnessed_by_id", "in_range",
         "hand", "flags", "corrected_at", "why", "person"),
        Level.INTERNAL, "两方都确认了才算时长", _LAW, _SEEN, "随服务记录；是否在附近 90 天后清空",
    ),
    Holding(
        "带走名册的人", "activities.RosterDevice", "holder", ("holder", "taken_at"),
        Level.INTERNAL, "没信号的地方点名，回来要知道是谁点的", _LAW, _SEEN, "随服务记录",
    ),
    Holding(
        "离线点名", "activities.RosterMark", "sign_up__person",
        ("sign_up", "kind", "said_at", "at", "received_at", "flags", "words"),
        Level.INTERNAL, "没信号的地方点名，回来一次传齐", _LAW, _SEEN, "随服务记录",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "activities.Activity": "county no stage version words unit team platform service order plan_item project key_work booking model series"
    " is_template aim color mode audience venue area place resource lon lat risks is_risky risk_words conditions"
    " min_age with_companion insurer insurance_no insured_until made_at opened_at closes_at ended_at"
    " residents_came summary cancelled_at cancelled_why",
    "activities.Shift": "activity starts_at ends_at day slots",
    "activities.Position": "activity name words skill licence min_age is_risky",
    "activities.RosterDevice": "shift post_id key last_counter",
    "activities.RosterMark": "device counter client_id",
    "activities.RosterSheet": "shift lines printed_at printed_by_id typed_at typed_by_id photo",
    "activities.Opening": "shift position quota taken held waiting last_turn",
    "activities.StaffingProposal": "activity made_at made_by_id people objective bound empty digest",
}

"""个人信息清单: what is kept about persons, accounts and posts, why, and how long (PIPL §17)."""

from wudan.kit.inventory import Holding, Impersonal, Level

_SERVE = "PIPL 第13条第3项：开展文明实践服务、履行公开承诺所必需"
_OFFICE = "PIPL 第13条第3项：履行法定职责；干部任职管理"
_SITES = "所在站、上级所和中心办公室的工作人员；看全的每次都留痕"
_SECURE = "网络安全法第23条：防止冒用和越权"
_LIFE = "登记期间一直保存；注销后马上清空"

HOLDINGS = (
    Holding(
        "姓名和住在哪个村", "people.Person", "pk", ("name", "home", "merged_into"), Level.INTERNAL,
        "知道是给谁办事，由哪个站管", _SERVE, _SITES, "登记期间一直保存；注销后改成“已注销”",
    ),
    Holding(
        "电话和住址", "people.Person", "pk", ("phone", "address"), Level.SENSITIVE,
        "联系您，到您家服务", _SERVE, f"{_SITES}；接单的队伍从答应到办完看得到", _LIFE,
        secret=("phone_index", "phone_tail"),
    ),
    Holding(
        "身份证号、出生日期、性别", "people.Person", "pk", ("id_number", "born_on", "sex"),
        Level.SENSITIVE, "志愿者登记，确认不重名、够年龄", "民政部令第67号第5条；志愿服务条例第15条",
        _SITES, f"{_LIFE}；身份证号只留 30 天的密文索引，防止马上冒名再登记",
        rule="tombstones", secret=("id_index",),
    ),
    Holding(
        "注销时间", "people.Person", "pk", ("erased_at",), Level.INTERNAL, "知道这个编号已经注销",
        "PIPL 第47条", "系统", "长期，只剩编号",
    ),
    Holding(
        "账号", "people.Account", "person", ("person", "account", "is_active", "last_login", "large_type"),
        Level.INTERNAL, "登录", _SECURE, "您自己；帮您开锁的上级", _LIFE, secret=("password", "epoch"),
    ),
    Holding(
        "一次性登录码", "people.OneTimeCode", "account__person", ("expires_at",), Level.SENSITIVE,
        "忘了密码时进来一次", _SECURE, "谁也看不到，只存密文", "1 天", rule="codes", secret=("digest", "account"),
    ),
    Holding(
        "登录状态", "people.Session", "account__person", ("expire_date",), Level.SENSITIVE, "登录后认得您", _SECURE,
        "谁也看不到", "最多 30 天", rule="sessions", secret=("session_key", "session_data", "account"),
    ),
    Holding(
        "手机验证码", "people.PhoneCode", "", ("phone",), Level.SENSITIVE, "证明手机是您的", _SECURE,
        "谁也看不到，只存密文", "1 天", rule="codes",
        secret=("phone_index", "digest", "sent_at", "proven_at", "void"),
    ),
    Holding(
        "岗位", "people.Post", "person",
        ("person", "role", "unit", "title", "heads", "is_acting", "starts_on", "ends_on",
         "confirmed_until"),
        Level.PUBLIC, "公职上谁负责什么", _OFFICE, "岗位公开；任免记录由任命的人看", "长期，作为任职记录",
        secret=("warned_until",),
    ),
    Holding(
        "任命过谁", "people.Post", "granted_by", ("granted_by", "role", "unit", "starts_on"),
        Level.INTERNAL, "任免谁办的", _OFFICE, "安全管理员、审计员", "长期，作为任职记录",
    ),
    Holding(
        "经手的交接单", "people.Handover", "made_by", ("made_by", "unit", "at", "why"), Level.INTERNAL,
        "交接谁办的", _OFFICE, "接手的人、上级", "长期，作为任职记录",
    ),
    Holding(
        "被提名", "people.Nomination", "person", ("person", "role", "unit", "title", "proposed_at", "decided_at"),
        Level.INTERNAL, "安全管理员要两个人同意", _OFFICE, "安全管理员", "没有成的，1 年后删除", rule="nominations",
    ),
    Holding(
        "提名过谁", "people.Nomination", "proposed_by", ("proposed_by", "role", "proposed_at"),
        Level.INTERNAL, "提名谁办的", _OFFICE, "安全管理员", "没有成的，1 年后删除", rule="nominations",
    ),
    Holding(
        "决定过谁的提名", "people.Nomination", "decided_by", ("decided_by", "role", "decided_at"),
        Level.INTERNAL, "第二人是谁", _OFFICE, "安全管理员", "没有成的，1 年后删除", rule="nominations",
    ),
    Holding(
        "同意过什么", "people.Consent", "person",
        ("person", "kind", "text_code", "text_version", "given_at", "channel", "given_by",
         "withdrawn_at", "withdrawn_channel"),
        Level.INTERNAL, "证明您同意过、什么时候撤回的", "PIPL 第14、15、25、31条", _SITES,
        "撤回后再留 3 年，证明当时合法", rule="consents", secret=("text_hash", "evidence"),
    ),
    Holding(
        "替孩子同意过什么", "people.Consent", "guardian", ("guardian", "kind", "given_at"),
        Level.INTERNAL, "没满 14 岁要监护人同意", "PIPL 第31条", _SITES, "撤回后再留 3 年，证明当时合法", rule="consents",
    ),
    Holding(
        "谁能替您点单", "people.Bond", "ward",
        ("guardian", "ward", "kind", "reviews", "proposed_at", "confirmed_at", "confirmed_how",
         "text_version", "ended_at", "ended_how"),
        Level.INTERNAL, "家人或帮办替您点单，要您点过头", "PIPL 第14条；民法典 第27、163条",
        f"您和守护人；{_SITES}", "结束后再留 3 年，证明当时有授权", rule="bonds", secret=("text_hash", "evidence"),
    ),
    Holding(
        "您能替谁点单", "people.Bond", "guardian", ("guardian", "ward", "kind", "confirmed_at", "ended_at"),
        Level.INTERNAL, "替家里人、替群众点单", "PIPL 第14条", f"您和被守护的人；{_SITES}",
        "结束后再留 3 年，证明当时有授权", rule="bonds",
    ),
    Holding(
        "志愿者登记", "people.Volunteer", "person", ("person", "skills", "kinds", "joined_at", "left_at"),
        Level.INTERNAL, "派合适的服务", "民政部令第67号第5条", _SITES, "退出后依法保留服务记录",
    ),
    Holding(
        "什么时候有空、愿意去哪", "people.Volunteer", "person", ("slots", "serves"),
        Level.INTERNAL, "只给您看合适的活动；不填也行", "PIPL 第13条第1项：您自己填的", _SITES,
        "您随时可以改、可以清空；退出时清空",
    ),
    Holding(
        "您自己说的是哪类人员", "people.Volunteer", "person", ("source",), Level.INTERNAL,
        "知道志愿者里有哪几类人，排班时好请人；不填也行", "PIPL 第13条第1项：您自己填的",
        f"{_SITES}；您队里的队长，您说过愿意去的活动的组织人", "您随时可以改、可以清空；退出时清空",
    ),
    Holding(
        "证照", "people.VolunteerLicence", "volunteer__person",
        ("code", "valid_until", "told_at", "checked_at", "removed_at", "removed_why"),
        Level.INTERNAL, "要证照的活，只派给证照有效的人", "志愿服务条例第16条", _SITES, "退出后依法保留服务记录",
    ),
    Holding(
        "邀请您当志愿者", "people.Invitation", "person",
        ("person", "name", "phone", "home", "source", "skills", "kinds", "invited_at", "expires_at",
         "answer", "answered_at", "channel"),
        Level.INTERNAL, "先问愿不愿意，本人答应才登记", "志愿服务条例第25条：不得强行指派", _SITES,
        "答复了或过了 30 天，姓名和电话马上清空；说过不要再邀请的，只留认不出人的索引",
        rule="invitations", secret=("who", "phone_index"),
    ),
    Holding(
        "读进来还没发的邀请名单", "people.InvitationList", "", ("rows", "name"), Level.INTERNAL,
        "发邀请前先看有没有错", "志愿服务条例第25条：不得强行指派", "上传的人", "发出马上清空；没发的 1 天",
        rule="invitation_lists",
    ),
    Holding(
        "重复登记的合并", "people.Merger", "kept", ("kept", "dropped", "at", "separated_at"), Level.INTERNAL,
        "同一个人登记了两次，合成一条；合错了能分开", _SERVE, "所和中心办公室", "登记期间一直保存",
        secret=("moved",),
    ),
    Holding(
        "您家是哪一户", "people.HouseholdMember", "person", ("person", "household", "role", "since", "until"),
        Level.INTERNAL, "一家人的积分记在一起", _SERVE, f"您和家里人；{_SITES}", "登记期间一直保存；注销时马上退出这一户",
    ),
    Holding(
        "户名", "people.Household", "members__person", ("no", "unit", "title", "state", "since", "until", "heir"),
        Level.INTERNAL, "一家人的积分记在一起", _SERVE, f"您和家里人；{_SITES}", "还有家里人在，就一直保存；户里没人了，户名马上清空",
        only=(("members__until__isnull", True),),
    ),
    Holding(
        "看过，不是同一个人", "people.Distinction", "one", ("one", "other", "at"), Level.INTERNAL,
        "不再问第二遍", _SERVE, "所和中心办公室", "登记期间一直保存",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "people.Post": "granted_under through",
    "people.Handover": "from_post to_post items acknowledged_at",
    "people.Nomination": "proposed_under post",
    "people.Consent": "taken_by_id taken_under_id withdrawn_by_id",
    "people.Bond": "post proposed_by_id proposed_under_id confirmed_by_id confirmed_under_id ended_by_id",
    "people.VolunteerLicence": "volunteer checked_by_id checked_under_id",
    "people.Invitation": "listed unit invited_by_id invited_under_id",
    "people.InvitationList": "unit digest rows_count faults_count faults read_at read_by_id read_under_id sent_at invited_count",
    "people.Merger": "by_id under_id separated_by_id separated_under_id",
    "people.Distinction": "by_id under_id",
    "people.Household": "county",
    "people.RecruitmentRules": "effective_on title body hash adopted_at adopted_as",
    "people.Tally": "kind key limit count opened_at shut_until stale_at",
    "people.Tombstone": "index erased_on",
}
"""次数表 holds keyed hashes that nobody can turn back, and is swept when stale."""

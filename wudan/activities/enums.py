"""Words of activities."""

from wudan.tables.choices import TextChoices


class Aim(TextChoices):
    """The four verbs each activity is tagged with (R001)."""

    ORGANIZE = "organize", "组织群众"
    PUBLICIZE = "publicize", "宣传群众"
    EDUCATE = "educate", "教育群众"
    SERVE = "serve", "服务群众"


class Color(TextChoices):
    """七色文明之花: the seven values (R080)."""

    THOUGHT = "thought", "思想"
    MORALITY = "morality", "道德"
    CULTURE = "culture", "文化"
    SCIENCE = "science", "科技"
    NEW_WAYS = "new_ways", "新风"
    CLEAN = "clean", "净美"
    PEACE = "peace", "平安"


class Mode(TextChoices):
    """Voluntary work or a department's task (R038); never both."""

    VOLUNTARY = "voluntary", "志愿"
    TASK = "task", "任务"


class Venue(TextChoices):
    """Where it happens (R025, R038)."""

    SITE = "site", "在阵地"
    OUTSIDE = "outside", "在现场"
    POPUP = "popup", "流动点"
    HOME = "home", "上门"
    ONLINE = "online", "线上"


class ActivityStage(TextChoices):
    """Where an activity stands."""

    DRAFT = "draft", "起草中"
    OPEN = "open", "招募中"
    CLOSED = "closed", "招募截止"
    ENDED = "ended", "已结束"
    CANCELLED = "cancelled", "已取消"


class Audience(TextChoices):
    """Who may sign up."""

    EVERYBODY = "everybody", "所有志愿者"
    TEAM = "team", "本队队员"
    BACKFILL = "backfill", "补录"


class SignUpState(TextChoices):
    """What became of a sign-up."""

    PLACED = "placed", "已报上"
    WAITING = "waiting", "候补"
    WITHDRAWN = "withdrawn", "来不了"
    REPLACED = "replaced", "有人顶替"
    RELEASED = "released", "不用去了"


class InvitedState(TextChoices):
    """Where an invitation to a shift stands; 拟请 is known to the organizer alone."""

    PROPOSED = "proposed", "拟请"
    WAITING = "waiting", "等答复"
    ACCEPTED = "accepted", "答应了"
    REFUSED = "refused", "去不了"
    LAPSED = "lapsed", "过期没答复"
    RECALLED = "recalled", "收回了"


class Wish(TextChoices):
    """What a volunteer says of a shift beforehand; silence is no."""

    LIKED = "liked", "最好这一班"
    CAN = "can", "这一班也行"


class Short(TextChoices):
    """Why somebody is not in a shift, the first rule that holds (条例 §15–16, §25)."""

    AGE = "age", "年龄不到"
    SKILL = "skill", "不会或没有受训"
    LICENCE = "licence", "没有证照"
    TIME = "time", "那时没空"
    CLASH = "clash", "那时有别的安排"
    REFUSED = "refused", "说过去不了"
    ASKED = "asked", "这周已经请过"
    FULL = "full", "班数够了"
    ELSEWHERE = "elsewhere", "排在同时的别处"
    OUTBID = "outbid", "排在更缺人的班"


class ActivityVerb(TextChoices):
    """What can be done to an activity, and to its places; the flow's verbs."""

    DRAFT = "draft", "起草"
    CORRECT = "correct", "修改"
    OPEN = "open", "开放报名"
    CLOSE = "close", "截止报名"
    RESIZE = "resize", "改名额"
    END = "end", "办结"
    SUM_UP = "sum_up", "补写情况"
    JOIN_WORK = "join_work", "说明和哪项重点工作结合"
    CANCEL = "cancel", "取消活动"
    SIGN_UP = "sign_up", "报名"
    WITHDRAW = "withdraw", "退出"
    INVITE = "invite", "排班请人"


class Every(TextChoices):
    """How often an activity of a series comes again."""

    WEEK = "week", "每周"
    FORTNIGHT = "fortnight", "每两周"
    MONTH = "month", "每月"


class PresenceBy(TextChoices):
    """How a coming or leaving was noted; all are equal."""

    CODE = "code", "扫码或输码"
    ROSTER = "roster", "队长点名"
    PAPER = "paper", "纸质名册"
    OFFLINE = "offline", "离线名册"
    CLOCK = "clock", "忘记签退，按计划结束"


class Witness(TextChoices):
    """How the side that was served said that it happened."""

    CODE = "code", "群众的回执码"
    WORD = "word", "群众口头确认"
    SITE = "site", "所在站确认"


class AttendanceState(TextChoices):
    """What a presence is worth so far."""

    PRESENT = "present", "在场"
    LEFT = "left", "待确认"
    CONFIRMED = "confirmed", "已确认"
    STRUCK = "struck", "不算"


class MarkKind(TextChoices):
    """What is noted of somebody: that they came, or that they left."""

    CAME = "came", "来了"
    LEFT = "left", "走了"


class Flag(TextChoices):
    """Why a human should look at a presence; never a penalty by itself."""

    FORGOTTEN = "forgotten", "忘了签退"
    CORRECTED = "corrected", "事后改过"
    SKEW = "skew", "手机时间不准"
    LATE = "late", "过了一天才传"
    HOLE = "hole", "中间缺了几条"
    BACKWARDS = "backwards", "手机时间倒走"
    CAPPED = "capped", "超出班次，按班次算"

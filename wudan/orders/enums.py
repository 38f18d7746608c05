"""Words of the five orders. GLOSSARY.md decides them; flow.py says what may follow what."""

from wudan.tables.choices import TextChoices


class OrderState(TextChoices):
    """The last completed step, or the exit taken."""

    PLACED = "placed", "已点单"
    WAITING = "waiting", "排队中"
    ACCEPTED = "accepted", "已接单"
    DISPATCHED = "dispatched", "已派单"
    FULFILLED = "fulfilled", "已买单"
    REVIEWED = "reviewed", "已评单"
    RETURNED = "returned", "退回补充"
    DECLINED = "declined", "不予受理"
    REFERRED = "referred", "已转办"
    WITHDRAWN = "withdrawn", "已撤单"
    MERGED = "merged", "已合并"
    VOID = "void", "已作废"


class Stage(TextChoices):
    """Where exactly an order stands: its state, its dispatch and its fulfillment in one word.

    Labels are those of domain §2.1; this is what people see.
    """

    PLACED = "placed", "待接单"
    WAITING = "waiting", "排队中"
    RETURNED = "returned", "退回补充"
    ACCEPTED = "accepted", "待派单"
    OFFERED = "offered", "已派单·待买单"
    SCHEDULED = "scheduled", "已买单·已排期"
    STARTED = "started", "服务中"
    DONE = "done", "待确认"
    ACKNOWLEDGED = "acknowledged", "待评单"
    LAPSED = "lapsed", "已办结·未评"
    REVIEWED = "reviewed", "已评单"
    FOLLOWING_UP = "following_up", "差评整改中"
    SETTLED = "settled", "已办结"
    DECLINED = "declined", "不予受理"
    REFERRED = "referred", "已转办"
    WITHDRAWN = "withdrawn", "已撤单"
    MERGED = "merged", "已合并"
    VOID = "void", "已作废"


class Verb(TextChoices):
    """What can be done to an order."""

    PLACE = "place", "点单"
    PLACE_FOR = "place_for", "代点单"
    SUPPLEMENT = "supplement", "补充"
    ACCEPT = "accept", "接单"
    RECLASSIFY = "reclassify", "改归类"
    RETURN = "return", "退回补充"
    DECLINE = "decline", "不予受理"
    REFER = "refer", "转办"
    ESCALATE = "escalate", "上交"
    MERGE = "merge", "合并"
    WITHDRAW = "withdraw", "撤单"
    DISOWN = "disown", "声明非本人所点"
    VOID = "void", "作废"
    DISPATCH = "dispatch", "派单"
    RECALL = "recall", "收回派单"
    CONFIRM = "confirm", "买单"
    CLAIM = "claim", "抢单"
    REFUSE = "refuse", "拒单"
    EXPIRE = "expire", "超时回收"
    SCHEDULE = "schedule", "改期"
    START = "start", "开始服务"
    FULFILL = "fulfill", "完成服务"
    ACKNOWLEDGE = "acknowledge", "确认完成"
    REVIEW = "review", "评单"
    FOLLOW_UP = "follow_up", "整改回访"
    LAPSE = "lapse", "到期办结"
    QUEUE = "queue", "排队"
    PROMOTE = "promote", "轮到"
    UNSAY = "unsay", "声明没有这样说"


class Holder(TextChoices):
    """Who holds the ball."""

    SITE = "site", "实践中心（所、站）"
    RESIDENT = "resident", "群众"
    DISPATCHER = "dispatcher", "派单人"
    TEAM = "team", "队伍"
    OFFICE = "office", "所或中心办公室"
    MENU = "menu", "等名额"
    NOBODY = "nobody", "无"


class Channel(TextChoices):
    """How an order came in; all are equal (R004, R038)."""

    WEB = "web", "网上"
    TELEPHONE = "telephone", "电话"
    COUNTER = "counter", "到站当面"
    PAPER = "paper", "纸质点单卡"
    PROXY = "proxy", "帮办代点"


class HowSaid(TextChoices):
    """口述: how somebody who has no page told staff what to write down; all count alike (R038)."""

    TELEPHONE = "telephone", "电话里说的"
    COUNTER = "counter", "当面说的"
    PAPER = "paper", "纸上写的"


class Consent(TextChoices):
    """How the beneficiary agreed that somebody orders for them (PIPL §14)."""

    SELF = "self", "本人点单"
    SPOKEN_PHONE = "spoken_phone", "本人电话同意"
    SPOKEN_FACE = "spoken_face", "本人当面同意"
    SIGNED = "signed", "本人签字"
    FAMILY = "family", "家属代为同意"
    BOND = "bond", "本人认可的守护人"


class DayPart(TextChoices):
    """When on the wanted day."""

    ANY = "", "都行"
    AM = "am", "上午"
    PM = "pm", "下午"
    EVE = "eve", "晚上"


class WhenFull(TextChoices):
    """What is wanted when the menu item has no place left in the period asked for."""

    ASK = "", "先问"
    NEXT = "next", "约到最早有名额的日子"
    WAIT = "wait", "登记排队"


class DispatchKind(TextChoices):
    """The law draws the line: volunteers are asked, departments are charged (条例 §25)."""

    OFFER = "offer", "邀约单"
    DUTY = "duty", "职责单"


class DispatchState(TextChoices):
    """What became of a dispatch."""

    OFFERED = "offered", "待答复"
    CONFIRMED = "confirmed", "已接下"
    REFUSED = "refused", "已谢绝"
    EXPIRED = "expired", "超时收回"
    RECALLED = "recalled", "已收回"


class FulfillmentState(TextChoices):
    """How far the service itself is."""

    SCHEDULED = "scheduled", "已排期"
    STARTED = "started", "服务中"
    DONE = "done", "已完成"
    ACKNOWLEDGED = "acknowledged", "群众已确认"
    CANCELLED = "cancelled", "已取消"


class Step(TextChoices):
    """What a deadline is for; each is a setting of the county pack."""

    ACCEPT = "accept", "接单"
    SUPPLEMENT = "supplement", "补充"
    DISPATCH = "dispatch", "派单"
    CONFIRM = "confirm", "买单"
    COMPLETE = "complete", "完成服务"
    REVIEW = "review", "评单"
    FOLLOW_UP = "follow_up", "整改回访"
    WAIT = "wait", "等名额"


class Resolution(TextChoices):
    """How an unsatisfied order was settled."""

    REDONE = "redone", "已重新服务"
    EXPLAINED = "explained", "已解释，群众理解"
    APOLOGIZED = "apologized", "已道歉并改进"
    UNRESOLVED = "unresolved", "尽力未能解决，已说明去处"


class CallbackOutcome(TextChoices):
    """What the beneficiary said on the telephone."""

    CONFIRMED = "confirmed", "属实"
    NOT_SERVED = "not_served", "没有来过"
    DISOWNED = "disowned", "不是我点的"
    UNREACHABLE = "unreachable", "没联系上"


class CooperationState(TextChoices):
    """How far a piece is that was asked of a cooperating department."""

    ASKED = "asked", "等答复"
    ACCEPTED = "accepted", "在办"
    REFUSED = "refused", "没有答应"
    ESCALATED = "escalated", "等中心裁定"
    RELEASED = "released", "裁定不用办"
    DONE = "done", "办好了"
    TAKEN_BACK = "taken_back", "已收回"

    @classmethod
    def ended(cls) -> list[str]:
        """Nothing more is to be done."""
        return [cls.DONE.value, cls.RELEASED.value, cls.TAKEN_BACK.value]


class UnmetReason(TextChoices):
    """Why a need was not met (domain §5 row 45)."""

    DECLINED = "declined", "不予受理的"
    REFERRED = "referred", "转办的"
    GAVE_UP = "gave_up", "排队等不及撤了的"
    NEVER_SERVED = "never_served", "一直没有排上的"


class ProposalState(TextChoices):
    """How far a proposal for all open orders is."""

    OPEN = "open", "进行中"
    SETTLED = "settled", "都有了着落"
    SUPERSEDED = "superseded", "已有新的一份"


class ProposalCause(TextChoices):
    """Why it was made."""

    ASKED = "asked", "派单人要的"
    REFUSED = "refused", "有队伍没有接，重新提的"


class LineState(TextChoices):
    """What became of one order's line. A proposal until it is sent; then an offer that may be refused."""

    PROPOSED = "proposed", "等您送出"
    OVERRIDDEN = "overridden", "您改了队伍，等送出"
    SENT = "sent", "已邀请，等答复"
    ACCEPTED = "accepted", "队伍接下了"
    DECLINED = "declined", "队伍没有接"
    DROPPED = "dropped", "这次不送"
    UNSERVED = "unserved", "没有队伍可请"

    @classmethod
    def sendable(cls) -> list[str]:
        """Wait for the dispatcher's yes."""
        return [cls.PROPOSED.value, cls.OVERRIDDEN.value]

    @classmethod
    def pending(cls) -> list[str]:
        """Something is still to come: a yes of the dispatcher, or an answer of the team."""
        return [*cls.sendable(), cls.SENT.value]


class LineChange(TextChoices):
    """How a line stands to the one before."""

    NEW = "new", "新"
    MOVED = "moved", "换了"
    SAME = "same", "不变"


class LineReason(TextChoices):
    """Why nobody can be asked: the last hard rule at which the county's teams fell away, or what
    else there is."""

    DECLINED = "declined", "能去的都婉拒了或没有回应"
    CATEGORY = "category", "没有队伍做这一类"
    AREA = "area", "没有队伍到这个地方"
    SKILL = "skill", "没有队伍会这门手艺"
    TRAINING = "training", "队里没有人受过训"
    LICENCE = "licence", "没有有效的资质"
    HEADCOUNT = "headcount", "队伍人手不够"
    MINORS = "minors", "未成年人的队伍不能去"
    INSURANCE = "insurance", "没有有效的保险"
    SLOT = "slot", "约不到有空的时间"
    CAPACITY = "capacity", "队伍在手的单都满了"
    PINGS = "pings", "这一周邀约太多，让队伍歇歇"
    OUTBID = "outbid", "名额先给了更急的单"
    BROKEN = "broken", "派单规则出错，请告诉管理员"
    NOBODY = "nobody", "县里还没有队伍"

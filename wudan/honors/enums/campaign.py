"""Words of 身边典型: where a campaign and a candidate stand, what is done, what is said (R079)."""

from wudan.tables.choices import TextChoices


class CampaignStage(TextChoices):
    """Where a campaign stands."""

    DRAFT = "draft", "还没开始"
    NOMINATING = "nominating", "推荐中"
    CLEARING = "clearing", "征求部门意见"
    SCORING = "scoring", "评委打分"
    VOTING = "voting", "听群众说"
    AUDITING = "auditing", "核对票"
    DECIDING = "deciding", "开会决定"
    NOTICE = "notice", "公示中"
    AWARDED = "awarded", "已命名"
    CANCELLED = "cancelled", "已取消"


class CampaignVerb(TextChoices):
    """What can be done; the flow's verbs."""

    DRAFT = "draft", "定方案"
    OPEN = "open", "开始推荐"
    NOMINATE = "nominate", "推荐"
    AGREE = "agree", "本人点头"
    WITHDRAW = "withdraw", "本人退出"
    LAPSE = "lapse", "到期没有点头"
    CLEAR = "clear", "开始征求意见"
    ANSWER = "answer", "部门答复"
    NAME = "name", "请评委"
    SCORE = "score", "开始打分"
    DECLARE = "declare", "评委声明"
    MARK = "mark", "交评分"
    CALL = "call", "开始听群众说"
    VOTE = "vote", "说一票"
    COUNT = "count", "截止，核对票"
    STRIKE = "strike", "不算的票"
    AGAIN = "again", "重新投一轮"
    TELL = "tell", "公布票数"
    DECIDE = "decide", "开会决定并公示"
    AWARD = "award", "命名"
    FINISH = "finish", "办结"
    CANCEL = "cancel", "取消评选"
    STORY = "story", "写事迹"
    REVOKE = "revoke", "撤销命名"
    APPEAL = "appeal", "不服撤销"
    REPLY = "reply", "答复不服撤销"


class ClassKind(TextChoices):
    """Where a class comes from: the five national ones, or the seven colours (R080)."""

    NATIONAL = "national", "全国五类"
    COLOR = "color", "七色"


class PutForwardBy(TextChoices):
    """Who put somebody forward; all three count alike."""

    SELF = "self", "自荐"
    NEIGHBOUR = "neighbour", "邻里推荐"
    SITE = "site", "所站推荐"


class CandidateState(TextChoices):
    """Where one candidate stands."""

    ASKED = "asked", "等本人点头"
    STANDING = "standing", "参评"
    BARRED = "barred", "部门有意见，不再评"
    CHOSEN = "chosen", "会议决定，公示中"
    NOT_CHOSEN = "not_chosen", "这次没有评上"
    HONORED = "honored", "已命名"
    UPSET = "upset", "公示有异议成立，不命名"
    REVOKED = "revoked", "已撤销命名"
    WITHDRAWN = "withdrawn", "本人不参评"
    LAPSED = "lapsed", "到期没有点头，不参评"


class ClearanceAnswer(TextChoices):
    """What an office says of a candidate; an objection always with its reason."""

    CLEAR = "clear", "没有意见"
    OBJECTION = "objection", "有意见"


class ScorerConflict(TextChoices):
    """A scorer's declaration, before any mark."""

    NONE = "none", "没有利害关系"
    HAS = "has", "有利害关系，回避"


class CampaignOutcome(TextChoices):
    """What the meeting decides of a candidate."""

    CHOSEN = "chosen", "评上"
    NOT_CHOSEN = "not_chosen", "这次不评"


class AwardState(TextChoices):
    """Whether an award stands."""

    LIVE = "live", "有效"
    REVOKED = "revoked", "已撤销"


class AwardAppealOutcome(TextChoices):
    """The answer to an appeal against a revocation."""

    GRANTED = "granted", "支持，恢复命名"
    UPHELD = "upheld", "维持撤销"

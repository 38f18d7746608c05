"""Words of complaints and suggestions."""

from wudan.tables.choices import TextChoices


class ComplaintKind(TextChoices):
    """What it is: something went wrong, or could be better."""

    COMPLAINT = "complaint", "投诉"
    SUGGESTION = "suggestion", "建议"


class About(TextChoices):
    """What it is about; it decides who must not see it."""

    GENERAL = "general", "不针对谁"
    UNIT = "unit", "单位或队伍"
    POST = "post", "岗位上的人"
    ORDER = "order", "一张单"
    ACTIVITY = "activity", "一次活动"


class ComplaintChannel(TextChoices):
    """How it came."""

    PAGE = "page", "网页"
    PHONE = "phone", "电话"
    PAPER = "paper", "纸面"


class ComplaintDesk(TextChoices):
    """Who answers: the nearest one above everybody it is about; about the office itself, the auditor."""

    INSTITUTE = "institute", "实践所"
    OFFICE = "office", "中心办公室"
    AUDIT = "audit", "审计员"


class ComplaintStage(TextChoices):
    """How far it is."""

    FILED = "filed", "等受理"
    RECEIVED = "received", "在办"
    ANSWERED = "answered", "已答复"
    MERGED = "merged", "并案答复"


class ComplaintOutcome(TextChoices):
    """What came of it."""

    UPHELD = "upheld", "属实，已改正"
    PARTLY = "partly", "部分属实，已改正"
    UNFOUNDED = "unfounded", "查了，不属实"
    EXPLAINED = "explained", "作了说明"
    ELSEWHERE = "elsewhere", "不归这里管，告诉了该找谁"
    ADOPTED = "adopted", "采纳"
    KEPT_BY = "kept_by", "记下了，暂不采纳"


class Side(TextChoices):
    """Who spoke."""

    COMPLAINANT = "complainant", "提出的人"
    HANDLER = "handler", "办理的人"

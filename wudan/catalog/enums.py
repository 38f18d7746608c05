"""Words of the menu."""

from wudan.tables.choices import TextChoices


class DutyKind(TextChoices):
    """What a department is to a platform (R035)."""

    LEAD = "lead", "牵头"
    COOPERATING = "cooperating", "配合"


class PlaceMode(TextChoices):
    """Where a service is given (R038: online and offline are equal)."""

    HOME = "home", "上门"
    SITE = "site", "到站"
    ONLINE = "online", "线上"
    POPUP = "popup", "村里找个地方"


class Risk(TextChoices):
    """What could go wrong, and so what is asked for (志愿服务条例 §16, §17)."""

    NONE = "none", "无特别风险"
    BODILY = "bodily", "有人身风险"
    MEDICAL = "medical", "涉及医疗"
    LEGAL = "legal", "涉及法律"
    MINORS = "minors", "面向未成年人"


class PeriodKind(TextChoices):
    """Over what a menu item's places are counted."""

    WEEK = "week", "每周"
    MONTH = "month", "每月"


class ChangeOutcome(TextChoices):
    """What was decided of a change that touches the admission (R068)."""

    ADMITTED = "admitted", "准了"
    REFUSED = "refused", "不准"

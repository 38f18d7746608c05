"""Words of intake."""

from wudan.tables.choices import TextChoices


class SheetKind(TextChoices):
    """What a printed sheet is."""

    ROSTER = "roster", "活动名册"
    CARD = "card", "点单卡"


class ScanState(TextChoices):
    """Where a photographed page stands."""

    WAITING = "waiting", "等识读"
    READ = "read", "等核对"
    REFUSED = "refused", "读不出"
    TAKEN = "taken", "已录入"
    DROPPED = "dropped", "不要了"


class RowAnswer(TextChoices):
    """What a roster's row says of somebody."""

    BLANK = "", "空着"
    CAME = "came", "到"
    ABSENT = "absent", "没到"
    INSTEAD = "instead", "有人代替"

"""Words of deeds and of village rules."""

from wudan.tables.choices import TextChoices


class DeedState(TextChoices):
    """Where a deed stands."""

    WAITING = "waiting", "等第二个人核实"
    KEPT = "kept", "记上了"
    REFUSED = "refused", "核实没有通过"
    REVERSED = "reversed", "已冲正"


class VillageState(TextChoices):
    """Where a version of a village's rules stands."""

    PROPOSED = "proposed", "等村委会定"
    DECIDED = "decided", "村委会定了"
    DROPPED = "dropped", "没有定下来"


class Sign(TextChoices):
    """加分还是减分."""

    PLUS = "plus", "加分"
    MINUS = "minus", "减分"

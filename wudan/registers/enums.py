"""Words of the registers."""

from wudan.tables.choices import TextChoices


class Within(TextChoices):
    """How one kind of service stands to one village (R024)."""

    NEAR = "near", "走得到"
    COMES = "comes", "有人上门"
    NOTHING = "nothing", "都没有"


class SilentCause(TextChoices):
    """Why a site is probably silent: the first rule that holds (R122). The last two are of bases and their like."""

    NO_STAFF = "no_staff", "没有人管"
    NO_VOLUNTEERS = "no_volunteers", "没有志愿者"
    NO_DEMAND = "no_demand", "没有人点"
    SHUT = "shut", "门没有对外开"
    NOTHING_HELD = "nothing_held", "开着门，没有办什么"


class DoneKind(TextChoices):
    """What a petal of a village's flower is made of (R080)."""

    ACTIVITY = "activity", "办过的活动"
    ORDER = "order", "办成的单"
    DEED = "deed", "记下的好事"
    HOUSEHOLD = "household", "命名的人家"


class ReportState(TextChoices):
    """What became of a report that was asked for."""

    WAITING = "waiting", "等着算"
    DONE = "done", "算好了"
    STOPPED = "stopped", "没有算成"

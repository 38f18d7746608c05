"""Words of the offline station. GLOSSARY.md decides them."""

from wudan.tables.choices import TextChoices


class ActKind(TextChoices):
    """What can be noted without a network and comes back in an envelope."""

    ORDER = "order", "代点单"
    BOOKING = "booking", "订场地"


class ActState(TextChoices):
    """What became of an act that came back."""

    WAITING = "waiting", "等人定"
    DONE = "done", "办好了"
    DROPPED = "dropped", "不办了"


class ActFlag(TextChoices):
    """What a human should look at."""

    LATE = "late", "隔了一天多才交"
    SKEW = "skew", "手机报的时间和收到时对不上"
    CLOCK = "clock", "手机的钟不对，时间是推算的"


class Decision(TextChoices):
    """What a person decided about an act that could not simply be done."""

    AGAIN = "again", "照这样办"
    NEXT = "next", "约到最早有名额的日子"
    WAIT = "wait", "排队等着"
    DROP = "drop", "不办了"

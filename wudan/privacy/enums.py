"""Words of privacy requests."""

from wudan.tables.choices import TextChoices


class RequestKind(TextChoices):
    """要什么: what a person may ask of those who keep their data (PIPL §44–50)."""

    CORRECT = "correct", "更正"
    ERASE = "erase", "注销并删除"
    COPY = "copy", "复制一份"
    EXPLAIN = "explain", "说明为什么存、怎么用"
    RELATIVE = "relative", "逝者近亲属查阅、更正、删除"


class Outcome(TextChoices):
    """怎么办的: how a request was answered."""

    DONE = "done", "办了"
    PARTLY = "partly", "办了一部分"
    REFUSED = "refused", "没有办，说明了理由"

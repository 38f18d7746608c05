"""Words of trying rules out."""

from wudan.tables.choices import TextChoices


class TrialState(TextChoices):
    """How far a trial is."""

    WAITING = "waiting", "在算"
    DONE = "done", "算好了"
    STOPPED = "stopped", "没有算成"

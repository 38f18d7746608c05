"""Words of connected systems. GLOSSARY.md decides them."""

from wudan.tables.choices import TextChoices


class SystemState(TextChoices):
    """How far the connection of a system is."""

    ASKED = "asked", "等负责人同意"
    OPEN = "open", "已接通"
    ENDED = "ended", "已停用"


class SubscriptionState(TextChoices):
    """How a subscription stands."""

    LIVE = "live", "在送"
    DEAD = "dead", "一直送不到，已停"
    ENDED = "ended", "不用了"

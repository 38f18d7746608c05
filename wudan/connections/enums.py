"""Words of connected systems. GLOSSARY.md decides them."""

from django.db.models import TextChoices


class SystemState(TextChoices):
    """How far the connection of a system is."""

    ASKED = "asked", "等负责人同意"
    OPEN = "open", "已接通"
    ENDED = "ended", "已停用"

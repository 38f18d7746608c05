"""How the journal stands, for the one who answers for it: anchored when, alarms how many."""

from datetime import datetime

from wudan.journal.models import Anchor, Event

ALARM = "account.alarm"


def newest_anchor_at() -> datetime | None:
    """When the chains were last written down outside the database; None when never."""
    return Anchor.objects.order_by("-number").values_list("at", flat=True).first()


def alarms_since(at: datetime) -> int:
    """How many alarms were raised since then."""
    return Event.objects.filter(verb=ALARM, at__gte=at).count()

"""How old the newest backup and the last proven restore are, and whether that is too old."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wudan.backups.models import Drill, KeptCopy
from wudan.kit.safekeeping.thinning import AHEAD

PROVEN_EVERY = timedelta(days=35)
"""A month of 31 days, and time for a drill that comes later or went wrong to be made again."""
COPIED_EVERY = timedelta(hours=36)
"""A day, and time for a night that went wrong to be seen in the morning."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the administrator reads."""

    copy: KeptCopy | None
    proven: Drill | None
    failed: Drill | None
    """The last drill, when it proved nothing."""
    is_copy_late: bool
    is_proof_late: bool


def standing(*, at: datetime) -> Standing:
    """In three statements. What is ahead of us was noted by a wrong clock and counts for nothing."""
    until = at + AHEAD
    copy = KeptCopy.objects.filter(at__lte=until).order_by("-at").first()
    proven = Drill.objects.filter(is_proven=True, at__lte=until).order_by("-at").first()
    last = Drill.objects.filter(at__lte=until).order_by("-at").first()
    return Standing(
        copy, proven, last if last and not last.is_proven else None,
        is_copy_late=copy is None or at - copy.at > COPIED_EVERY,
        is_proof_late=proven is None or at - proven.at > PROVEN_EVERY,
    )  # fmt: skip

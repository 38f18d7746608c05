"""How a project did, in figures of our own rows; computed above and passed in, judged here (R065).

A poor mean of three reviews proves nothing. What counts is the share of good reviews with its
interval (Wilson, 95 %): poor is when even the upper end is below three fifths, of ten or more.
"""

from dataclasses import asdict, dataclass
from datetime import date

from wudan.kit.intervals import wilson
from wudan.projects.enums.life import ExitGround
from wudan.projects.reckoning import months_later

FEWEST_REVIEWS = 10
POOR_BELOW = 0.6


@dataclass(frozen=True, slots=True)
class Figures:
    """What was seen of one project: when last, how often, what people said."""

    last_on: date | None = None
    """The last activity or finished order."""
    activities: int = 0
    orders: int = 0
    persons: int = 0
    """Distinct beneficiaries."""
    reviews: int = 0
    good: int = 0
    """Reviews of four or five."""

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between what and what the share of good reviews lies; None without reviews."""
        return wilson(self.good, self.reviews)

    @property
    def is_poor(self) -> bool:
        """Whether the evidence, not a bare mean, is poor."""
        found = self.interval
        return found is not None and self.reviews >= FEWEST_REVIEWS and found[1] < POOR_BELOW

    def plain(self) -> dict[str, object]:
        """As it is kept with a look, a proposal, a case."""
        found = self.interval
        told = asdict(self) | {"last_on": self.last_on.isoformat() if self.last_on else None}
        return told | {"interval": [round(100 * end) for end in found] if found else None}


def ground_of(
    seen: Figures, *, listed_on: date, today: date, idle_months: int
) -> ExitGround | None:
    """Why an exit should be proposed, if at all."""
    if max(listed_on, seen.last_on or listed_on) <= months_later(today, -idle_months):
        return ExitGround.IDLE
    return ExitGround.REVIEWS if seen.is_poor else None

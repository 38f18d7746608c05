"""Desks: a person with other work besides, who takes what waits in turn, and is away at times."""

from wudan.simulation.hours import Hours
from wudan.simulation.luck import Luck

_YEAR_DAYS = 365


class Desk:
    """Takes one thing after the other; `share` percent of the working time is for this."""

    def __init__(self, hours: Hours, *, minutes: int, share: int) -> None:
        self.hours = hours
        self._minutes, self._each = minutes, max(1, minutes * 100 // share)
        self._free_at = 0
        self.taken = 0

    def done_at(self, at: int, look: int) -> int:
        """When something that comes now would be done: in turn, when next looked at."""
        begins = max(self._free_at, self.hours.after(at, look))
        return self.hours.after(begins, self._minutes)

    def take(self, at: int, look: int) -> int:
        """Take it; when it is done. The desk is then busy for its share of the time."""
        begins = max(self._free_at, self.hours.after(at, look))
        self._free_at = self.hours.after(begins, self._each)
        self.taken += 1
        return self.hours.after(begins, self._minutes)

    def busy(self, until: int) -> int:
        """Thousandths of its time for this that were taken, to the end of the year or of the work."""
        return self.spent * 1000 // max(1, self.hours.passed(max(until, self._free_at)))

    @property
    def spent(self) -> int:
        """Minutes of working time that went into it, the share reckoned in."""
        return self.taken * self._each


def away(luck: Luck, hours: Hours, days: int, *names: object) -> frozenset[int]:
    """So many working days of the year away, in pieces of up to five."""
    found: set[int] = set()
    for piece in range(days * 4):
        if len(found) >= days:
            break
        begin = luck.below(_YEAR_DAYS, *names, "from", piece)
        length = 1 + luck.below(5, *names, "for", piece)
        fresh = [day for day in range(begin, begin + 9) if hours.works(day) and day not in found]
        found.update(fresh[: min(length, days - len(found))])
    return frozenset(found)

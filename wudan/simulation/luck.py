"""Chance that repeats itself: each draw has a name, so two settings of one seed share their luck.

A draw is a number made of the seed and what it is for; nothing is drawn in turn. What one setting
changes therefore changes nothing else, and a comparison compares the settings, not the dice.
"""

from hashlib import blake2b
from math import exp, log
from statistics import NormalDist

_WHOLE = 1 << 64
_NORMAL = NormalDist()


class Luck:
    """All draws of one seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def part(self, *names: object) -> float:
        """Between 0 and 1, never either."""
        told = ":".join(map(str, (self._seed, *names))).encode()
        drawn = int.from_bytes(blake2b(told, digest_size=8).digest(), "big")
        return (drawn + 0.5) / _WHOLE if 0 < drawn < _WHOLE - 2048 else 0.5

    def happens(self, percent: int, *names: object) -> bool:
        """Whether something of so many in a hundred happens."""
        return self.part(*names) * 100 < percent

    def below(self, most: int, *names: object) -> int:
        """A whole number from 0 to below `most`."""
        return min(int(self.part(*names) * most), most - 1)

    def wait(self, mean: float, *names: object) -> int:
        """A time that is short mostly and long at times, at least 1."""
        return max(1, round(-mean * log(self.part(*names))))

    def around(self, median: float, spread: float, *names: object) -> float:
        """Around a median, twice as much as often as half of it."""
        return median * exp(spread * _NORMAL.inv_cdf(self.part(*names)))

"""Ways in whole five minutes, rounded up: hours that can be said on the telephone, and some slack.

Rounded up, a detour is still never shorter than the way itself, so bounds stay true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wudan.kit.late import late
from wudan.matching.things import Place
from wudan.matching.travel import EARTH_METERS, GreatCircle, Travel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = late("numpy")

STEP = 300


@dataclass(frozen=True, slots=True)
class Ways(Travel):
    """The great circle, stretched, in steps of five minutes."""

    under: GreatCircle = field(default_factory=GreatCircle)

    def meters(self, start: Place, end: Place) -> int:
        """As it is below."""
        return self.under.meters(start, end)

    def seconds(self, start: Place, end: Place) -> int:
        """Whole steps, rounded up."""
        return int(self.table((start, end))[0, 1])

    def table(self, places: Sequence[Place]) -> "NDArray[np.int64]":
        """All ways at once: one formula for both, so that they never differ."""
        lon, lat = (np.radians([getattr(one, name) for one in places]) for name in ("lon", "lat"))
        rise = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        turn = np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
        bent = rise + np.cos(lat)[:, None] * np.cos(lat)[None, :] * turn
        straight = 2 * EARTH_METERS * np.arcsin(np.minimum(1.0, np.sqrt(bent)))
        meters = np.rint(straight * self.under.detour_percent / 100).astype(np.int64)
        seconds = meters * 36 // (self.under.km_per_hour * 10)
        return np.asarray(-(-seconds // STEP) * STEP, np.int64)


WAYS = Ways()

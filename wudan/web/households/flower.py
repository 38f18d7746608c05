"""Draws one village's flower: seven petals, each as long as what was done; a bud where nothing was yet.

A petal is measured against the longest of the same flower, never against another village's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from wudan.registers.colors import Petal

SIZE = 460
_HEART, _BUD, _LEAST, _MOST, _LABEL = 34.0, 92.0, 116.0, 172.0, 198.0
_WIDE = 0.34
"""Half the widest part, of the length."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One petal: its outline, where its number and its name are written."""

    petal: Petal
    path: str
    is_bud: bool
    number_x: float
    number_y: float
    label_x: float
    label_y: float


def flower_of(petals: Sequence[Petal]) -> list[Drawn]:
    """All of them, the first one up, clockwise."""
    longest = max((petal.total for petal in petals), default=0)
    return [_drawn(petal, 2 * pi * n / len(petals), longest) for n, petal in enumerate(petals)]


def _drawn(petal: Petal, turn: float, longest: int) -> Drawn:
    share = sqrt(petal.total / longest) if longest else 0.0
    tip = _LEAST + (_MOST - _LEAST) * share if petal.total else _BUD
    number_x, number_y = _at(turn, tip * 0.66, 0)
    label_x, label_y = _at(turn, _LABEL, 0)
    return Drawn(petal, _path(turn, tip), petal.total == 0, number_x, number_y, label_x, label_y)


def _path(turn: float, tip: float) -> str:
    """From the heart out and back: two curves, mirrored."""
    wide = tip * _WIDE
    points = [(_HEART * 0.4, 0.0), (tip * 0.45, -wide * 1.15), (tip * 0.95, -wide), (tip, 0.0),
              (tip * 0.95, wide), (tip * 0.45, wide * 1.15), (_HEART * 0.4, 0.0)]  # fmt: skip
    spots = ["{} {}".format(*_at(turn, along, aside)) for along, aside in points]
    return f"M{spots[0]}C{' '.join(spots[1:4])}C{' '.join(spots[4:])}Z"


def _at(turn: float, along: float, aside: float) -> tuple[float, float]:
    """A spot by how far out and how far aside, up being nought, to a tenth."""
    x = along * sin(turn) - aside * cos(turn)
    y = -along * cos(turn) - aside * sin(turn)
    return round(x, 1), round(y, 1)

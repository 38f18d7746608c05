"""Look into each box of a flat sheet: ticked, empty, or for a person to say.

Uneven light is divided away first. Thin dark strokes (a tick, a cross) are told from a shadow's
edge by their thinness; a box that was filled is dark all over. Each box is looked for anew within a
millimetre of where it should be, since paper bends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from wudan.kit.late import late
from wudan.kit.optics.faces import Box, Face, Field
from wudan.kit.optics.finding import DOTS, Flat
from wudan.kit.optics.parts import opencv

if TYPE_CHECKING:
    import numpy as np
else:
    np = late("numpy")

_INSET = 1.1
"""Millimetres off the box's edge that are not looked at: the printed line, and its blur."""
_STRAY = 1.2
"""How far a box may lie from where it should, in millimetres."""
_EMPTY, _TICKED = 0.012, 0.04
"""Share of ink inside: at most so much is empty, at least so much is ticked; between is doubtful."""
_BESIDE = 0.06
"""Ink round an empty box from which on a person looks: ticked beside it?"""
_WRITTEN, _UNWRITTEN = 0.004, 0.0012
_PALE, _DARK = 0.10, 0.30
"""Contrast to the paper: paler is paper, darker is ink in full."""
_BLACK = 0.5
_GRAIN = 2.6
"""Strokes stand out by so much from the paper's own grain."""


class Seen(StrEnum):
    """What was seen in a box or a field."""

    EMPTY = "empty"
    TICKED = "ticked"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Mark:
    """One box or field: what was seen, and how sure that is (0 to 1)."""

    seen: Seen
    sure: float


def read(flat: Flat, face: Face) -> dict[str, Mark]:
    """Every box and field of a face, by name."""
    ink = _ink(flat.light)
    found = {box.name: _box(ink, flat.seen, box) for box in face.boxes}
    found |= {one.name: _field(ink, flat.seen, one) for one in face.fields}
    return _settled(found, face)


def _settled(found: dict[str, Mark], face: Face) -> dict[str, Mark]:
    """Two ticks where one belongs are for a person: something was struck out, or meant twice."""
    for names in face.single:
        ticked = [name for name in names if found[name].seen == Seen.TICKED]
        if len(ticked) > 1:
            found |= {name: Mark(Seen.DOUBTFUL, 0.5) for name in ticked}
    return found


def _ink(light: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How much of each dot is ink, 0 to 1, whatever the light was."""
    cv = opencv()
    smooth = cv.GaussianBlur(light, (0, 0), 1.2).astype(np.float32)
    paper = _paper(smooth)
    kernel = cv.getStructuringElement(cv.MORPH_ELLIPSE, (19, 19))
    thin = cv.morphologyEx(smooth, cv.MORPH_BLACKHAT, kernel) / paper
    pale = np.maximum(_PALE, _GRAIN * _grain(thin))
    strokes = np.clip((thin - pale) / (_DARK - _PALE), 0, 1)
    black = np.clip((_BLACK - smooth / paper) / 0.2, 0, 1)
    ink: np.ndarray[Any, Any] = np.maximum(strokes, black)
    return ink


def _grain(thin: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How restless bare paper is hereabouts: a dark photograph is grainy, and grain is no ink."""
    cv, block = opencv(), 24
    height, width = thin.shape
    blocks = thin.reshape(height // block, block, width // block, block)
    middle = np.median(blocks, axis=(1, 3)).astype(np.float32)
    wide: np.ndarray[Any, Any] = cv.resize(
        cv.medianBlur(middle, 5), (width, height), interpolation=cv.INTER_LINEAR
    )
    return wide


def _paper(smooth: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The brightness of the bare paper everywhere: the brightest nearby, softened."""
    cv = opencv()
    small = cv.resize(smooth, None, fx=1 / DOTS, fy=1 / DOTS, interpolation=cv.INTER_AREA)
    nearby = cv.dilate(small, np.ones((11, 11), np.uint8))
    soft = cv.GaussianBlur(nearby, (0, 0), 5)
    height, width = smooth.shape
    wide: np.ndarray[Any, Any] = np.maximum(
        cv.resize(soft, (width, height), interpolation=cv.INTER_LINEAR), 12.0
    )
    return wide


def _box(ink: np.ndarray[Any, Any], seen: np.ndarray[Any, Any], box: Box) -> Mark:
    stray = int(_STRAY * DOTS)
    around = int(2.5 * DOTS)
    side, left, top = round(box.side * DOTS), round(box.x * DOTS), round(box.y * DOTS)
    rows = slice(top - around - stray, top + side + around + stray)
    columns = slice(left - around - stray, left + side + around + stray)
    if not seen[rows, columns].all():
        return Mark(Seen.DOUBTFUL, 0.0)
    patch = ink[rows, columns]
    down, right = _aligned(patch, side, around, stray)
    patch = patch[down : down + side + 2 * around, right : right + side + 2 * around]
    edge = around + int(_INSET * DOTS)
    inside = float(patch[edge:-edge, edge:-edge].mean())
    if inside > _EMPTY:
        return _mark(inside, _EMPTY, _TICKED)
    ring = patch.copy()
    clear = around - int(0.6 * DOTS)
    ring[clear:-clear, clear:-clear] = 0
    if float(ring.sum()) / (side * side) > _BESIDE:
        return Mark(Seen.DOUBTFUL, 0.5)
    return _mark(inside, _EMPTY, _TICKED)


def _aligned(patch: np.ndarray[Any, Any], side: int, around: int, stray: int) -> tuple[int, int]:
    """How far down and right the printed square really begins."""
    cv = opencv()
    line = max(2, DOTS // 2)
    square = np.zeros((side + 2 * line, side + 2 * line), np.float32)
    cv.rectangle(square, (line, line), (side + line - 1, side + line - 1), 1.0, line)
    reach = patch[
        around - line : len(patch) - around + line, around - line : len(patch) - around + line
    ]
    score = cv.matchTemplate(reach.astype(np.float32), square, cv.TM_CCORR)
    _low, _high, _where, best = cv.minMaxLoc(score)
    limit = 2 * stray
    return min(max(best[1], 0), limit), min(max(best[0], 0), limit)


def _field(ink: np.ndarray[Any, Any], seen: np.ndarray[Any, Any], one: Field) -> Mark:
    inset = int(1.5 * DOTS)
    rows = slice(round(one.y * DOTS) + inset, round((one.y + one.height) * DOTS) - inset)
    columns = slice(round(one.x * DOTS) + inset, round((one.x + one.width) * DOTS) - inset)
    if not seen[rows, columns].all():
        return Mark(Seen.DOUBTFUL, 0.0)
    return _mark(float(ink[rows, columns].mean()), _UNWRITTEN, _WRITTEN)


def _mark(share: float, empty: float, ticked: float) -> Mark:
    """By the share of ink; how sure grows with the distance from what would be doubtful."""
    if share <= empty:
        return Mark(Seen.EMPTY, round(1 - share / empty / 2, 3))
    if share >= ticked:
        return Mark(Seen.TICKED, round(min(1.0, 0.5 + (share - ticked) / (2 * ticked)), 3))
    return Mark(Seen.DOUBTFUL, 0.5)


def told(found: Mapping[str, Mark]) -> dict[str, list[object]]:
    """As it is kept: name → what, how sure."""
    return {name: [mark.seen.value, mark.sure] for name, mark in found.items()}

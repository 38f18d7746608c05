"""Find the sheet in a picture by the four marks in its corners, and lay it flat.

Three marks are enough: twelve known points tell how the camera was held, so one corner may be
cut off or under a thumb. The marks also tell which way is up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wudan.kit.late import late
from wudan.kit.optics.faces import HEIGHT, MARKER, MARKERS, WIDTH
from wudan.kit.optics.parts import opencv
from wudan.kit.phrases import Phrase

if TYPE_CHECKING:
    import numpy as np
else:
    np = late("numpy")

DOTS = 8
"""Dots to a millimetre of the sheet once it is flat."""
_LEAST_MARKS = 3
_SMALLEST = 22.0
"""A mark smaller than so many dots across was photographed from too far."""


class NoSheet(Exception):
    """There is no sheet to read in the picture; its words say why."""


NOTHING = Phrase("照片里没有找到表：四个角的黑方块至少要拍到三个。请把整张纸拍进去，光亮一点。")
TOO_FAR = Phrase("拍得太远，格子看不清。请靠近一点，让纸占满画面。")
TWO = Phrase("一张照片里有两张表，请一张一张地拍。")


@dataclass(frozen=True, slots=True)
class Flat:
    """The sheet as if scanned straight: brightness, and which dots were in the picture at all."""

    light: np.ndarray[Any, Any]
    seen: np.ndarray[Any, Any]
    marks: int


def flatten(gray: np.ndarray[Any, Any]) -> Flat:
    """Lay the sheet flat. Raises NoSheet."""
    found = _marks(gray)
    if len(found) < _LEAST_MARKS:
        raise NoSheet(NOTHING)
    sides = [float(np.linalg.norm(one[0] - one[1])) for one in found.values()]
    if min(sides) < _SMALLEST:
        raise NoSheet(TOO_FAR)
    cv = opencv()
    seen_at = np.concatenate([found[number] for number in sorted(found)])
    stand_at = np.concatenate([_corners(number) for number in sorted(found)]) * DOTS
    turn, _kept = cv.findHomography(seen_at, stand_at, 0)
    if turn is None:
        raise NoSheet(NOTHING)
    size = (int(WIDTH * DOTS), int(HEIGHT * DOTS))
    light = cv.warpPerspective(_softened(gray, sides), turn, size, flags=cv.INTER_LINEAR)
    whole = np.full(gray.shape, 255, np.uint8)
    seen = cv.warpPerspective(whole, turn, size, flags=cv.INTER_NEAREST) > 0
    return Flat(light, seen, len(found))


def _corners(number: int) -> np.ndarray[Any, Any]:
    x, y = MARKERS[number]
    return np.array(
        [(x, y), (x + MARKER, y), (x + MARKER, y + MARKER), (x, y + MARKER)], np.float32
    )


def _softened(gray: np.ndarray[Any, Any], sides: list[float]) -> np.ndarray[Any, Any]:
    """A picture with more dots than are kept is averaged, not picked from."""
    ratio = float(np.median(sides)) / (MARKER * DOTS)
    if ratio < 1.5:
        return gray
    softened: np.ndarray[Any, Any] = opencv().GaussianBlur(gray, (0, 0), ratio / 2.5)
    return softened


def _marks(gray: np.ndarray[Any, Any]) -> dict[int, np.ndarray[Any, Any]]:
    """Corners of the marks by number; more is tried when fewer than four are found at once."""
    cv = opencv()
    best: dict[int, np.ndarray[Any, Any]] = {}
    for tried, scale in _tries(gray):
        found = _detect(tried)
        best = {**{k: v / scale for k, v in found.items()}, **best}
        if len(best) == len(MARKERS):
            break
    for corners in best.values():
        cv.cornerSubPix(gray, corners, (3, 3), (-1, -1), (3, 20, 0.05))
    return best


def _tries(gray: np.ndarray[Any, Any]) -> Any:
    cv = opencv()
    yield gray, 1.0
    yield cv.createCLAHE(4.0, (8, 8)).apply(gray), 1.0
    yield cv.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv.INTER_AREA), 0.5


def _detect(gray: np.ndarray[Any, Any]) -> dict[int, np.ndarray[Any, Any]]:
    """Marks of ours in one picture. Raises NoSheet for two sheets at once."""
    cv = opencv()
    wanted = cv.aruco.DetectorParameters()
    wanted.adaptiveThreshWinSizeMax, wanted.adaptiveThreshWinSizeStep = 63, 20
    wanted.minMarkerPerimeterRate = 0.012
    words = cv.aruco.getPredefinedDictionary(cv.aruco.DICT_4X4_50)
    corners, numbers, _rest = cv.aruco.ArucoDetector(words, wanted).detectMarkers(gray)
    found: dict[int, np.ndarray[Any, Any]] = {}
    for number, four in zip([] if numbers is None else numbers.ravel(), corners, strict=True):
        if int(number) >= len(MARKERS):
            continue
        if int(number) in found:
            raise NoSheet(TWO)
        found[int(number)] = four.reshape(4, 2).astype(np.float32)
    return found

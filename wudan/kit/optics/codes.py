"""The square code on a sheet: which sheet it is, sealed by a few letters only this county can make.

`WD1-610626-21234567890-14-0A1B2C3D4E`: the kind of code, county, number, rows, seal. Nothing in it
is about a person. Who cuts a code out of another sheet gets that sheet; who invents one gets none.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wudan.kit.late import late
from wudan.kit.optics.finding import Flat
from wudan.kit.optics.parts import opencv

if TYPE_CHECKING:
    import numpy as np
else:
    np = late("numpy")

_SPELT = re.compile(r"WD1-(\d{6})-(\d{11})-(\d{1,2})-([0-9A-F]{10})")
Sealing = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Code:
    """Which county's which sheet, with how many rows."""

    county: str
    no: str
    rows: int

    @property
    def _plain(self) -> str:
        return f"WD1-{self.county}-{self.no}-{self.rows}"

    def spelt(self, seal: Sealing) -> str:
        """As it is printed; `seal` makes hexadecimal letters of a text, with a key."""
        return f"{self._plain}-{seal(self._plain)[:10].upper()}"


def read_code(text: str, seal: Sealing) -> tuple[Code | None, bool]:
    """The code in a text, if it is one of ours in form; and whether this county sealed it."""
    found = _SPELT.fullmatch(text.strip())
    if found is None:
        return None, False
    code = Code(found[1], found[2], int(found[3]))
    return code, hmac.compare_digest(code.spelt(seal), text.strip())


def code_text(flat: Flat) -> str:
    """What the square code on a flat sheet says; empty when it cannot be read."""
    cv = opencv()
    height, width = flat.light.shape
    corner = flat.light[: height // 4, width // 2 :]
    for tried in _tries(corner):
        for detector in (cv.QRCodeDetector(), cv.QRCodeDetectorAruco()):
            try:
                text, _points, _straight = detector.detectAndDecode(tried)
            except cv.error:
                continue
            if text:
                return str(text)
    return ""


def _tries(corner: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    cv = opencv()
    even = cv.createCLAHE(3.0, (4, 4)).apply(corner)
    _least, sharp = cv.threshold(corner, 0, 255, cv.THRESH_OTSU)
    soft = cv.GaussianBlur(corner, (0, 0), 1.5)
    crisp = cv.addWeighted(corner, 2.5, cv.GaussianBlur(corner, (0, 0), 4), -1.5, 0)
    return [corner, even, sharp, soft, crisp]

"""What a county honours people for: classes, score sheets as versions, ages (R079, R080).

Read from a pack's `honors.toml`; decides nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HonorClass:
    """One class: of the five national ones, or a colour."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of a score sheet: from nought to `most`."""

    code: str
    name: str
    meaning: str
    most: int


@dataclass(frozen=True, slots=True)
class Honoring:
    """The county's classes and sheets."""

    voter_age: int
    candidate_age: int
    fewest_scorers: int
    cluster_at: int
    classes: tuple[HonorClass, ...]
    sheets: Mapping[int, tuple[SheetItem, ...]]

    @property
    def newest(self) -> int:
        """The version of the sheet a new campaign adopts."""
        return max(self.sheets)


def honoring(told: Mapping[str, Any]) -> Honoring:
    """From the words of the file; ValueError when a code stands twice or a sheet is empty."""
    classes = tuple(HonorClass(**row) for row in told["classes"])
    sheets = {s["version"]: tuple(SheetItem(**row) for row in s["items"]) for s in told["sheets"]}
    codes = [one.code for one in classes]
    if len(set(codes)) != len(codes) or not sheets or not all(sheets.values()):
        message = "honors.toml"
        raise ValueError(message)
    plain = {name: int(told[name]) for name in _PLAIN}
    return Honoring(**plain, classes=classes, sheets=sheets)


_PLAIN = ("voter_age", "candidate_age", "fewest_scorers", "cluster_at")

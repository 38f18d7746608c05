"""What a county says of itself: whether it is a pilot, and which key works its projects go with (R103, R114)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pilot:
    """国家级试点县区: the status in words and since which year; empty when the county has none."""

    words: str
    since: str


@dataclass(frozen=True, slots=True)
class KeyWork:
    """一项重点工作: its name, and the words by which a project's policy basis is known to go with it."""

    name: str
    words: tuple[str, ...]

    def goes_with(self, text: str) -> bool:
        """Whether a project that cites this text goes with it."""
        return any(word in text for word in self.words)


@dataclass(frozen=True, slots=True)
class Standing:
    """Pilot status and key works."""

    pilot: Pilot
    key_works: tuple[KeyWork, ...]


def standing(told: Mapping[str, Any]) -> Standing:
    """Of a pack's file. Raises ValueError for a key work without words."""
    pilot = told.get("pilot", {})
    works = tuple(_key_works(told.get("key_works", [])))
    return Standing(Pilot(str(pilot.get("words", "")), str(pilot.get("since", ""))), works)


def _key_works(rows: Iterable[Mapping[str, Any]]) -> Iterable[KeyWork]:
    for row in rows:
        words = tuple(str(word) for word in row["words"] if str(word).strip())
        if not words:
            message = f"standing.toml：重点工作“{row['name']}”没有写怎么认"
            raise ValueError(message)
        yield KeyWork(str(row["name"]), words)

"""What a county says of itself: whether it is a pilot, and with which key works its list begins (R103, R114)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pilot:
    """国家级试点县区: the status in words and since which year; empty when the county has none."""

    words: str
    since: str


@dataclass(frozen=True, slots=True)
class SeededWork:
    """一项重点工作 to begin with: its name, its document, what else a policy basis calls it."""

    name: str
    words: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Pilot status and key works."""

    pilot: Pilot
    key_works: tuple[SeededWork, ...]
    """Those with which the county's own list begins; its office keeps it from then on."""


def standing(told: Mapping[str, Any]) -> Standing:
    """Of a pack's file. Raises ValueError for a key work without words."""
    pilot = told.get("pilot", {})
    works = tuple(_key_works(told.get("key_works", [])))
    return Standing(Pilot(str(pilot.get("words", "")), str(pilot.get("since", ""))), works)


def _key_works(rows: Iterable[Mapping[str, Any]]) -> Iterable[SeededWork]:
    for row in rows:
        words = tuple(str(word) for word in row["words"] if str(word).strip())
        if not words:
            message = f"standing.toml：重点工作“{row['name']}”没有写怎么认"
            raise ValueError(message)
        yield SeededWork(str(row["name"]), words, str(row.get("source", "")))

"""A piece's words as blocks for a template: what was typed is escaped there, nothing of it is markup."""

import re
from dataclasses import dataclass

from wudan.kit.written import blocks_of

_STRONG = re.compile(r"\*\*")
Run = tuple[bool, str]
"""Whether it is strong, and the words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One block: its kind, how deep a heading is, and lines of cells of runs."""

    kind: str
    level: int
    lines: list[list[list[Run]]]


def drawn(text: str) -> list[Drawn]:
    """The blocks of a text with marks."""
    return [
        Drawn(block.kind, block.level, [[_runs(cell) for cell in line] for line in block.lines])
        for block in blocks_of(text)
    ]


def _runs(words: str) -> list[Run]:
    parts = _STRONG.split(words)
    return [(place % 2 == 1, part) for place, part in enumerate(parts) if part]

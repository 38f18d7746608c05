"""A signed year drawn for who would rather look than read: what is told as numbers, what divides one of them
as bars in the order of the year's own list, and what is too small to be told named in one line (R119)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

FEWEST_BARS = 2
"""Bars compare; one alone is a number."""

Line = dict[str, Any]


@dataclass
class Bars:
    """Lines of one kind (the channels, the seven colors): `title` is the kind, `most` the longest bar."""

    title: str
    lines: list[Line]

    @property
    def most(self) -> int:
        """What a full bar stands for."""
        return max(int(line["value"]) for line in self.lines)


@dataclass
class Drawn:
    """One block of the year."""

    title: str
    numbers: list[Line] = field(default_factory=list)
    bars: list[Bars] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)


def drawn(blocks: Iterable[dict[str, Any]]) -> list[Drawn]:
    """The blocks of `Summary.figures` that have lines."""
    return [_drawn(block) for block in blocks if block["lines"]]


def _drawn(block: dict[str, Any]) -> Drawn:
    answer = Drawn(block["title"])
    kinds: dict[str, list[Line]] = defaultdict(list)
    for line in block["lines"]:
        if line["value"] is None:
            answer.untold.append(line["label"])
            continue
        kind, _, name = line["label"].partition("·")
        if name:
            kinds[kind].append(line | {"name": name})
        else:
            answer.numbers.append(line)
    for kind, lines in kinds.items():
        if len(lines) < FEWEST_BARS:
            answer.numbers += lines
        else:
            answer.bars.append(Bars(kind, lines))
    return answer

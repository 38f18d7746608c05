"""我们的经验, from data: the year's figures by block, headed by what it is all for (R002, R119).

What becomes public names nobody; a number under five is not told, nor can it be reckoned from its
neighbours. What was signed reads the same for ever.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from wudan.kit.figures import Figure
from wudan.kit.phrases import Phrase
from wudan.lessons.models import Learned
from wudan.registers.figures import Scope, Window, works
from wudan.registers.figures.blocks import MONTHLY, PEOPLE

FEWEST = 5
_OF_POSTS = "learned"
"""What posts learned elsewhere is about no resident."""
Block = dict[str, Any]


def window_of(year: int) -> Window:
    """The whole year."""
    return Window.days(date(year, 1, 1), date(year + 1, 1, 1))


def blocks_of(county: str, year: int) -> list[Block]:
    """Each block with its lines: key, label, value, unit. Empty lines are left out."""
    scope, window = Scope(county), window_of(year)
    found = []
    for block in (PEOPLE, *MONTHLY):
        lines = [
            {"key": one.key, "label": one.label, "value": one.value, "unit": one.unit}
            for one in block.figures(scope, window) if isinstance(one, Figure) and one.value
        ]  # fmt: skip
        found.append({"title": block.title, "lines": lines})
    joined = [
        {"key": one.key, "label": one.label, "value": one.value, "unit": one.unit}
        for line in works.lines(scope, window) for one in line.figures
    ]  # fmt: skip
    found.append({"title": Phrase("和重点工作结合"), "lines": joined})
    return [*found, {"title": Phrase("学习和培训"), "lines": _learned(county, year)}]


def published(blocks: Iterable[Block]) -> list[Block]:
    """The same for everybody: small numbers struck (None), and what would give them away."""
    told = [
        {"title": block["title"], "lines": [dict(line) for line in block["lines"]]}
        for block in blocks
    ]
    for block in told:
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in block["lines"]:
            groups[line["key"].partition("-")[0]].append(line)
        for name, lines in groups.items():
            if name != _OF_POSTS:
                _strike(lines)
    return told


def _strike(lines: list[dict[str, Any]]) -> None:
    """Those under five; of a group that may sum up, a second one if only one was struck."""
    small = [line for line in lines if line["value"] < FEWEST]
    others = sorted((line for line in lines if line["value"] >= FEWEST), key=lambda line: line["value"])  # fmt: skip
    if len(small) == 1 and others:
        small.append(others[0])
    for line in small:
        line["value"] = None


def _learned(county: str, year: int) -> list[dict[str, Any]]:
    rows = Learned.objects.standing(county).in_year(year)
    counted: dict[str, int] = defaultdict(int)
    for row in rows:
        counted[row.get_kind_display()] += 1
    return [
        {"key": f"learned-{number}", "label": label, "value": n, "unit": Phrase("次")}
        for number, (label, n) in enumerate(sorted(counted.items()))
    ]

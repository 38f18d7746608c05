"""From cells to rollups: every cell counts for its unit and those above, its month and its year.

Different people do not add up over units; the cells know at which depth an order is somebody's first,
and each rollup takes the measure of its own depth and length.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from wudan.statistics.counting.activities import CAME
from wudan.statistics.counting.residents import FIRST, PLATFORM, SECOND
from wudan.statistics.enums import Span
from wudan.statistics.models import ALL

Place = tuple[int, str, date, int]
"""Unit, span, start, topic: what a rollup is of."""
_KEPT_AS = {FIRST: "residents-asked", SECOND: "residents-again", CAME: "volunteers-came"}


def rolled(
    cells: Iterable[tuple[str, date, int, Mapping[str, int]]],
) -> dict[Place, Counter[str]]:
    """What cells (path, month, topic, counts) add to which rollups."""
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for path, month, topic, counts in cells:
        for depth, unit in enumerate(units_on(path)):
            for span in Span:
                start = month if span is Span.MONTH else month.replace(month=1)
                for kept in (ALL, topic):
                    total = found[unit, span.value, start, kept]
                    for measure, n in _seen_from(counts, span, depth, kept):
                        total[measure] += n
    return found


def units_on(path: str) -> list[int]:
    """The units on a path, the county's first."""
    return [int(step) for step in path.split(".") if step]


def _seen_from(
    counts: Mapping[str, int], span: Span, depth: int, topic: int
) -> Iterator[tuple[str, int]]:
    level = str(depth) if topic == ALL else PLATFORM
    for measure, n in counts.items():
        head, _, rest = measure.partition("-")
        if head not in _KEPT_AS:
            yield measure, n
        elif rest == f"{span}-{level}" and (topic == ALL or not depth):
            yield _KEPT_AS[head], n

"""From cells to rollups: every cell counts for its unit and those above, its month and its year.

Different people do not add up over units; the cells know at which depth an order is somebody's first,
and each rollup takes the measure of its own depth and length.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from wudan.kit.tree_paths import steps_of
from wudan.statistics.counting.activities import CAME
from wudan.statistics.counting.residents import FIRST, SECOND
from wudan.statistics.counting.turns import PLATFORM
from wudan.statistics.enums import Span
from wudan.statistics.models import ALL

Place = tuple[int, str, date, int]
"""Unit, span, start, topic: what a rollup is of."""
_Units = tuple[int, ...]
_Counts = dict[str, int]
_Total = defaultdict[str, int]
_Sums = defaultdict[tuple[_Units, date, int], _Counts]
_NAMES = {FIRST: "residents-asked", SECOND: "residents-again", CAME: "volunteers-came"}
_HEADS = tuple(f"{head}-" for head in _NAMES)


def rolled(
    cells: Iterable[tuple[str, date, int, Mapping[str, int]]],
) -> dict[Place, _Total]:
    """What cells (path, month, topic, counts) add to which rollups.

    Level by level from the villages up, each sum made once out of the sums below it, not out of cells.
    """
    levels: defaultdict[int, _Sums] = defaultdict(lambda: defaultdict(dict))
    for path, month, topic, counts in cells:
        units = tuple(units_on(path))
        _add(levels[len(units)][units, month, topic], counts)
    found: defaultdict[Place, _Total] = defaultdict(_nothing)
    for depth in range(max(levels, default=0), 0, -1):
        level = levels[depth]
        for (units, month, topic), counts in level.items():
            if depth > 1:
                _add(levels[depth - 1][units[:-1], month, topic], counts)
        for (units, span, start, topic), counts in _spread(level).items():
            total, length, is_all = (
                found[units[-1], span.value, start, topic],
                span.value,
                topic == ALL,
            )
            for measure, n in counts.items():
                if name := _kept_as(measure, length, depth - 1, is_all):
                    total[name] += n
    return found


def _nothing() -> _Total:
    return defaultdict(int)


def _spread(level: _Sums) -> dict[tuple[_Units, Span, date, int], _Counts]:
    """The sums of months and platforms, and those of years and of all platforms that come of them."""
    found: defaultdict[tuple[_Units, Span, date, int], _Counts] = defaultdict(dict)
    for (units, month, topic), counts in level.items():
        _add(found[units, Span.MONTH, month, topic], counts)
        _add(found[units, Span.MONTH, month, ALL], counts)
        _add(found[units, Span.YEAR, month.replace(month=1), topic], counts)
    years = [(place, counts) for place, counts in found.items() if place[1] is Span.YEAR]
    for (units, span, start, _topic), counts in years:
        _add(found[units, span, start, ALL], counts)
    return found


def _add(total: _Counts, counts: Mapping[str, int]) -> None:
    if not total:
        total.update(counts)
        return
    before = total.get
    for measure, n in counts.items():
        total[measure] = before(measure, 0) + n


def units_on(path: str) -> list[int]:
    """The units on a path, the county's first."""
    return steps_of(path)


@lru_cache(maxsize=20_000)
def _kept_as(measure: str, span: str, depth: int, is_all: bool) -> str:
    """What a measure of a cell is called in a rollup of this length and depth; empty: it is another's."""
    if not measure.startswith(_HEADS):
        return measure
    head, _, rest = measure.partition("-")
    level = str(depth) if is_all else PLATFORM
    return _NAMES[head] if rest == f"{span}-{level}" and (is_all or not depth) else ""

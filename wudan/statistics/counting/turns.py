"""Whose first time it is, and whose second: in a month and a year, seen from each unit above and from the platform."""

from functools import lru_cache

from wudan.areas.past_trees import PastTrees
from wudan.statistics.counting.cells import Cell, month_at
from wudan.statistics.enums import Span

PLATFORM = "p"


class Turns:
    """Told of everybody's times in their order, it counts first ones (and second ones) under these heads; each
    time stands where its unit stood in that month (ADR 90)."""

    def __init__(self, trees: PastTrees, *heads: str) -> None:
        self._trees = trees
        self._heads = heads
        self._before: dict[tuple[int, int], int] = {}

    def take(
        self, person: int, second: int, path: str, platform: int | None, cell: Cell | None
    ) -> None:
        """Once more; told of another unit (no cell), it only counts as having been before."""
        month = month_at(second)
        path = self._trees.path_in(path, month)
        before, most = self._before, len(self._heads)
        for place, names in _places(path, platform, month.year, month.month, self._heads):
            times = before.get((person, place), 0)
            before[person, place] = times + 1
            if times < most and cell is not None:
                cell[names[times]] += 1


_numbers: dict[tuple[str, int, int], int] = {}


@lru_cache(maxsize=20_000)
def _places(
    path: str, platform: int | None, year: int, month: int, heads: tuple[str, ...]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """A number for each span at each unit something lies in, by their depth, and of its platform; and
    what its first, its second time is called there. A unit is itself wherever it stood."""
    levels = [(str(depth), step) for depth, step in enumerate(path.split(".")[:-1])]
    return tuple(
        (
            _numbers.setdefault((scope, year, start), len(_numbers)),
            tuple(f"{head}-{span}-{level}" for head in heads),
        )
        for span, start in ((Span.MONTH.value, month), (Span.YEAR.value, 0))
        for level, scope in [*levels, (PLATFORM, f"p{platform or 0}")]
    )

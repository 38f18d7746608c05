"""Settle a batch whose jobs want several people of one crew at once (R037, R049).

No flow is whole by itself here. The linear program gives the bound and the prices; a first
assignment follows its shares; jobs then move, swap and push one another out; at last some hundreds
at a time are settled again. Each answer is allowed and no dearer than the one before.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wudan.matching.batch.polishing import Reach, polish
from wudan.matching.batch.pricing import Pace, relax
from wudan.matching.batch.seating import Seating, descend, losses, seat
from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Prices
from wudan.matching.batch.tables import once, tabulate
from wudan.matching.batch.telling import prices_of, proven, tell


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to go, in work and not in seconds.

    `pace`: how exactly prices are found, by the size of the question if not told. `tries`: seats looked at before the first answer; `moves`: neighbourhoods settled again.
    """

    pace: Pace | None = None
    tries: int = 2_000_000
    moves: int = 8
    reach: Reach = field(default_factory=Reach)


def staff(
    jobs: Iterable[Job], crews: Iterable[Crew], arcs: Iterable[Arc], *,
    seed: int = 0, effort: Effort | None = None,
) -> Iterator[Batch]:  # fmt: skip
    """Ever better assignments; stop asking when it is good enough.

    ValueError for a job or crew given twice.
    """
    effort = effort or Effort()
    table = tabulate(once(jobs), once(crews), arcs)
    if not table.jobs:
        yield Batch({}, {}, 0, 0, Prices({}, {}), 1)
        return
    relaxed = relax(table, effort.pace or Pace.of(table))
    prices = prices_of(table, relaxed)
    bound = proven(table, prices)
    seating = Seating(table, relaxed)
    seat(seating, relaxed)
    descend(seating, relaxed, most=effort.tries)
    yield tell(seating, relaxed, prices, bound, 1)
    draw = random.Random(seed)
    for move in range(effort.moves):
        if seating.total() <= bound or not losses(seating, relaxed):
            return
        polish(seating, relaxed, draw, effort.reach)
        yield tell(seating, relaxed, prices, bound, 2 + move)

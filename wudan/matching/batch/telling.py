"""An assignment by numbers, told with its reasons: runners-up, prices, why a job is left."""

import numpy as np

from wudan.matching.batch.checking import bound_of
from wudan.matching.batch.pricing import Relaxed
from wudan.matching.batch.seating import NOWHERE, Seating
from wudan.matching.batch.shapes import Batch, Because, Pair, Prices, Unserved
from wudan.matching.batch.tables import Floats, Table


def prices_of(table: Table, relaxed: Relaxed) -> Prices:
    """The prices by name."""
    return Prices(
        dict(zip(table.times, relaxed.places.tolist(), strict=True)),
        dict(zip((crew.id for crew in table.crews), relaxed.crews.tolist(), strict=True)),
    )


def tell(seating: Seating, relaxed: Relaxed, prices: Prices, bound: int, work: int) -> Batch:
    """The answer as it stands."""
    table = seating.table
    runners = _runners_up(table, relaxed.priced, seating.at)
    pairs, unserved = {}, {}
    for number, job in enumerate(table.jobs):
        if seating.at[number] == NOWHERE:
            unserved[job.id] = _left(table, relaxed, number)
        else:
            pairs[job.id] = _pair(table, relaxed, seating.at[number], runners[number])
    return Batch(pairs, unserved, seating.total(), bound, prices, work)


def proven(table: Table, prices: Prices) -> int:
    """The bound, reckoned as anybody would."""
    return bound_of(table.jobs, table.crews, table.arcs, prices)


def _runners_up(table: Table, priced: Floats, at: list[int]) -> list[int]:
    """The cheapest arc of each job, at the prices, to another crew than it has."""
    has = np.array(at, np.int64)
    crew = np.where(has == NOWHERE, NOWHERE, table.crew[has]) if len(table.crew) else has
    others = np.flatnonzero(table.crew != crew[table.job])
    order = others[np.lexsort((others, priced[others], table.job[others]))]
    first = order[np.diff(table.job[order], prepend=-1) != 0]
    runners = np.full(len(at), NOWHERE, np.int64)
    runners[table.job[first]] = first
    return list(runners.tolist())


def _pair(table: Table, relaxed: Relaxed, number: int, runner: int) -> Pair:
    arc, price = table.arcs[number], float(relaxed.places[table.time[number]])
    penalty = int(table.penalty[table.job[number]])
    if runner == NOWHERE or relaxed.priced[runner] > penalty:
        return Pair(arc.crew, arc.slot, arc.cost, None, None, price)
    margin = float(relaxed.priced[runner] - relaxed.priced[number])
    return Pair(arc.crew, arc.slot, arc.cost, table.arcs[runner].crew, margin, price)


def _left(table: Table, relaxed: Relaxed, job: int) -> Unserved:
    if not table.able[job]:
        return Unserved(Because.NOBODY)
    least = float(relaxed.least[job])
    below = least < table.penalty[job]
    return Unserved(Because.LEFT_OVER if below else Because.OUTBID, least)

"""An independent look at a batch: may the pairs be, what do they cost, what do the prices prove?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Prices, Slot

_PARTS = 1024
"""Prices are counted in so many parts of a second, and sums are exact."""


def bound_of(
    jobs: Sequence[Job], crews: Sequence[Crew], arcs: Iterable[Arc], prices: Prices
) -> int:
    """A lower bound of any assignment, by weak duality: any prices from zero on give one.

    Each job pays at most its penalty, else the cheapest priced arc; each place and each job of a
    crew gives its price back at most as often as it is there.
    """
    places = {time: _parts(price) for time, price in prices.places.items()}
    loads = {crew: _parts(price) for crew, price in prices.crews.items()}
    heads = {job.id: job.heads for job in jobs}
    room = {(crew.id, slot): n for crew in crews for slot, n in crew.places.items()}
    cheapest = {job.id: job.penalty * _PARTS for job in jobs}
    for arc in arcs:
        time, least = (arc.crew, arc.slot), cheapest.get(arc.job)
        if least is not None and room.get(time, 0) >= heads[arc.job]:
            price = arc.cost * _PARTS + heads[arc.job] * places.get(time, 0)
            cheapest[arc.job] = min(least, price + loads.get(arc.crew, 0))
    bound = sum(cheapest.values())
    bound -= sum(max(0, n) * places.get(time, 0) for time, n in room.items())
    for crew in crews:
        price = loads.get(crew.id, 0)
        steps = (crew.step(nth) * _PARTS for nth in range(1, max(0, crew.limit) + 1))
        bound += sum(min(0, step - price) for step in steps)
    return -(-bound // _PARTS)  # costs are whole, so whatever there is costs a whole sum


def _parts(price: float) -> int:
    """A price in whole parts: other prices than told, perhaps, but any prices give a bound."""
    return max(0, round(price * _PARTS))


def check(
    batch: Batch, jobs: Sequence[Job], crews: Sequence[Crew], arcs: Sequence[Arc]
) -> list[str]:
    """What is wrong with a batch, in words; empty when nothing is."""
    known = {(arc.job, arc.crew, arc.slot, arc.cost) for arc in arcs}
    crew_of = {crew.id: crew for crew in crews}
    wrong = [
        f"{name}: no such arc"
        for name, pair in batch.pairs.items()
        if (name, pair.crew, pair.slot, pair.cost) not in known
    ]
    at_once: Counter[tuple[str, Slot]] = Counter()
    for job in jobs:
        if job.id in batch.pairs:
            at_once[batch.pairs[job.id].crew, batch.pairs[job.id].slot] += job.heads
    wrong += [f"{at}: {n} at once" for at, n in at_once.items() if n > crew_of[at[0]].places[at[1]]]
    loads = Counter(pair.crew for pair in batch.pairs.values())
    wrong += [f"{crew}: {n} jobs" for crew, n in loads.items() if n > crew_of[crew].limit]
    cost = sum(pair.cost for pair in batch.pairs.values())
    cost += sum(crew_of[crew].step(nth) for crew, n in loads.items() for nth in range(1, n + 1))
    cost += sum(job.penalty for job in jobs if job.id not in batch.pairs)
    if cost != batch.objective:
        wrong.append(f"objective {batch.objective}, reckoned {cost}")
    if bound_of(jobs, crews, arcs, batch.prices) != batch.bound:
        wrong.append("the bound does not follow from the prices")
    told = batch.pairs.keys() | batch.unserved.keys()
    return wrong + [f"{job.id}: no answer" for job in jobs if job.id not in told]

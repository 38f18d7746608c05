"""An independent look at a batch: may the pairs be, what do they cost, what do the prices prove?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Prices


def bound_of(
    jobs: Sequence[Job], crews: Sequence[Crew], arcs: Iterable[Arc], prices: Prices
) -> int:
    """A lower bound of any assignment, by weak duality: any prices from zero on give one.

    Each job pays at most its penalty, else the cheapest priced arc; each place and each job of a
    crew gives its price back at most as often as it is there.
    """
    cheapest = {job.id: job.penalty for job in jobs}
    for arc in arcs:
        price = prices.places.get((arc.crew, arc.slot), 0) + prices.crews.get(arc.crew, 0)
        if arc.job in cheapest:
            cheapest[arc.job] = min(cheapest[arc.job], arc.cost + price)
    bound = sum(cheapest.values())
    for crew in crews:
        for slot, places in crew.places.items():
            bound -= max(0, places) * prices.places.get((crew.id, slot), 0)
        mu = prices.crews.get(crew.id, 0)
        bound += sum(min(0, crew.step(nth) - mu) for nth in range(1, max(0, crew.limit) + 1))
    return bound


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
    at_once = Counter((pair.crew, pair.slot) for pair in batch.pairs.values())
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

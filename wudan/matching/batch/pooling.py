"""Counties apart, and the teams they share: prices go up, places come down (ADR 46).

Each county settles its orders with its own crews and publishes what each order costs it at its
prices. The level above gives the places of the pooled crews to the best bids; counties settle
again without the orders so taken, bids are the mean of those so far, and so on. At last what is
left over and what the pooled crews do gets one flow over all the room there still is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wudan.matching.batch.checking import bound_of
from wudan.matching.batch.flowing import settle
from wudan.matching.batch.reopening import Seat, Standing, resettle
from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Prices

_POOLED = ""


@dataclass(frozen=True, slots=True)
class County:
    """What one county settles by itself."""

    jobs: tuple[Job, ...]
    crews: tuple[Crew, ...]
    arcs: tuple[Arc, ...]

    def without(self, taken: Mapping[str, Seat]) -> Batch:
        """Its own answer, for the orders that no pooled crew has."""
        return settle([job for job in self.jobs if job.id not in taken], self.crews, self.arcs)


def settle_apart(
    jobs: Iterable[Job], crews: Iterable[Crew], arcs: Iterable[Arc], *,
    job_county: Mapping[str, str], crew_county: Mapping[str, str], rounds: int = 1,
) -> Batch:  # fmt: skip
    """One answer for all counties; a crew without a county is pooled.

    `bound` follows from the prices of all, as that of `settle`, but is not equal to `objective`.
    """
    jobs, crews, arcs = list(jobs), list(crews), list(arcs)
    home = {crew.id: crew_county.get(crew.id, _POOLED) for crew in crews}
    counties = _counties(jobs, crews, arcs, job_county, home)
    pooled = [crew for crew in crews if home[crew.id] == _POOLED]
    shared = [arc for arc in arcs if home.get(arc.crew) == _POOLED]
    worth: dict[str, float] = {}
    taken: dict[str, Seat] = {}
    for number in range(1, rounds + 1):
        apart = [county.without(taken) for county in counties]
        for county, batch in zip(counties, apart, strict=True):
            _weigh(county, batch.prices, worth, number)
        above = _given(jobs, pooled, shared, worth)
        taken = {name: (pair.crew, pair.slot) for name, pair in above.pairs.items()}
    apart = [county.without(taken) for county in counties]
    own = {name: (pair.crew, pair.slot) for batch in apart for name, pair in batch.pairs.items()}
    last = resettle(jobs, crews, arcs, Standing(promised=own))
    return _whole(jobs, crews, arcs, [*apart, last.batch], _prices([*apart, above]))


def _counties(
    jobs: Sequence[Job], crews: Sequence[Crew], arcs: Sequence[Arc],
    job_county: Mapping[str, str], home: Mapping[str, str],
) -> list[County]:  # fmt: skip
    names = sorted(set(job_county.values()))
    its_jobs: dict[str, list[Job]] = {name: [] for name in names}
    its_crews: dict[str, list[Crew]] = {name: [] for name in names}
    its_arcs: dict[str, list[Arc]] = {name: [] for name in names}
    for job in jobs:
        its_jobs[job_county[job.id]].append(job)
    for crew in crews:
        if home[crew.id] in its_crews:
            its_crews[home[crew.id]].append(crew)
    for arc in arcs:
        where = home.get(arc.crew, _POOLED)
        if where in its_arcs and job_county.get(arc.job) == where:
            its_arcs[where].append(arc)
    return [
        County(tuple(its_jobs[name]), tuple(its_crews[name]), tuple(its_arcs[name]))
        for name in names
    ]


def _weigh(county: County, prices: Prices, worth: dict[str, float], number: int) -> None:
    """What each order costs its county, as the mean of the rounds so far: bids must settle."""
    least: dict[str, float] = {job.id: job.penalty for job in county.jobs}
    for arc in county.arcs:
        price = arc.cost + prices.places[arc.crew, arc.slot] + prices.crews[arc.crew]
        least[arc.job] = min(least[arc.job], price)
    for name, price in least.items():
        worth[name] = worth.get(name, 0) + (price - worth.get(name, 0)) / number


def _given(
    jobs: Sequence[Job], pooled: Sequence[Crew], shared: Sequence[Arc], worth: Mapping[str, float]
) -> Batch:
    """The pooled places to the best bids: a bid is what the order costs at home."""
    bids = [replace(job, penalty=round(worth[job.id])) for job in jobs]
    return settle(bids, pooled, [arc for arc in shared if arc.cost < worth.get(arc.job, 0)])


def _prices(batches: Sequence[Batch]) -> Prices:
    places = {time: price for one in batches for time, price in one.prices.places.items()}
    return Prices(
        places, {crew: price for one in batches for crew, price in one.prices.crews.items()}
    )


def _whole(
    jobs: Sequence[Job], crews: Sequence[Crew], arcs: Sequence[Arc], batches: Sequence[Batch],
    prices: Prices,
) -> Batch:  # fmt: skip
    """All parts as one answer; the last batch says who is left."""
    pairs = {name: pair for batch in batches for name, pair in batch.pairs.items()}
    unserved = {name: why for name, why in batches[-1].unserved.items() if name not in pairs}
    loads = dict.fromkeys((crew.id for crew in crews), 0)
    for pair in pairs.values():
        loads[pair.crew] += 1
    cost = sum(pair.cost for pair in pairs.values())
    cost += sum(crew.step(nth) for crew in crews for nth in range(1, loads[crew.id] + 1))
    cost += sum(job.penalty for job in jobs if job.id not in pairs)
    return Batch(pairs, unserved, cost, bound_of(jobs, crews, arcs, prices), prices)

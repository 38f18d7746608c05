"""A2: a week in which orders come one by one, and what was proposed stays soft until it is promised."""

from statistics import median

from bench.dispatch.batches import units, week
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.batch import Arc, Crew, Job, Standing, check, resettle, settle

_EVERY, _MOVABLE, _STICKINESS = 25, 400, 100


def run(asked: Asked) -> Found:
    """Three weeks: ours and the best team of the moment, beside what hindsight would have done."""
    found, losses, shares, times = Found(), [], [], []
    for seed in (1, 2, 3):
        asked.tell(f"week {seed}")
        jobs, crews, arcs = units(week(*asked.pick((2000, 130), (200, 14)), seed=seed))
        best = settle(jobs, crews, arcs)
        found.wrong = [*found.wrong, *check(best, jobs, crews, arcs)]
        myopic = _cost(_one_by_one(jobs, crews, arcs), jobs, crews, arcs) / best.objective - 1
        seats, moves, spent = _soft(asked, jobs, crews, arcs)
        loss = _cost(seats, jobs, crews, arcs) / best.objective - 1
        losses.append(loss)
        shares.append(loss / myopic if myopic else 0)
        times += spent
        found.notes = [
            *found.notes,
            f"week {seed}: loss {loss:.3f}, best team of the moment {myopic:.3f}, "
            f"{moves / len(jobs):.2f} changes of a proposal an order",
        ]
    found.figures = [
        Figure("loss against hindsight", max(losses), at_most(0.14, stretch=0.10)),
        Figure("loss / loss of the best team of the moment", max(shares), at_most(0.55)),
        Figure("a solve", median(times) * 1000, None, "ms"),
    ]
    return found


Seats = dict[str, tuple[str, object]]


def _soft(
    asked: Asked, jobs: list[Job], crews: list[Crew], arcs: list[Arc]
) -> tuple[Seats, int, list[float]]:  # fmt: skip
    """Every few orders the open set is settled again; only the latest proposals may move."""
    of_job: dict[str, list[Arc]] = {}
    for arc in arcs:
        of_job.setdefault(arc.job, []).append(arc)
    seats: Seats = {}
    moves, times = 0, []
    for come in range(_EVERY, len(jobs) + _EVERY, _EVERY):
        here = jobs[:come]
        soft = {job.id for job in here[-_MOVABLE:]}
        standing = Standing(
            promised={name: seat for name, seat in seats.items() if name not in soft},
            proposed={name: seat for name, seat in seats.items() if name in soft},
        )
        ways = [arc for job in here[-_MOVABLE:] for arc in of_job.get(job.id, ())]
        known = [job for job in here if job.id in soft or job.id in standing.promised]
        begun = asked.clock()
        again = resettle(known, crews, ways, standing, stickiness=_STICKINESS)
        times.append(asked.clock() - begun)
        moves += len(again.moved)
        seats = dict(standing.promised)
        seats |= {name: (pair.crew, pair.slot) for name, pair in again.batch.pairs.items()}
    return seats, moves, times


def _one_by_one(jobs: list[Job], crews: list[Crew], arcs: list[Arc]) -> Seats:
    """Each order has, when it comes, the cheapest team that is left."""
    by_id = {crew.id: crew for crew in crews}
    room = {(crew.id, slot): places for crew in crews for slot, places in crew.places.items()}
    loads = dict.fromkeys(by_id, 0)
    of_job: dict[str, list[Arc]] = {}
    for arc in arcs:
        of_job.setdefault(arc.job, []).append(arc)
    seats: Seats = {}
    for job in jobs:
        open_ = [
            (arc.cost + by_id[arc.crew].step(loads[arc.crew] + 1), arc.crew, arc.slot)
            for arc in of_job.get(job.id, ())
            if room[arc.crew, arc.slot] and loads[arc.crew] < by_id[arc.crew].limit
        ]
        cost, crew, slot = min(open_, default=(job.penalty + 1, "", ""))
        if cost <= job.penalty:
            seats[job.id] = crew, slot
            room[crew, slot] -= 1
            loads[crew] += 1
    return seats


def _cost(seats: Seats, jobs: list[Job], crews: list[Crew], arcs: list[Arc]) -> int:
    """What it came to, by hand."""
    costs = {(arc.job, arc.crew, arc.slot): arc.cost for arc in arcs}
    loads = dict.fromkeys((crew.id for crew in crews), 0)
    total = sum(job.penalty for job in jobs if job.id not in seats)
    for name, (crew, slot) in seats.items():
        total += costs[name, crew, slot]
        loads[crew] += 1
    return total + sum(crew.step(nth) for crew in crews for nth in range(1, loads[crew.id] + 1))


CASES = (
    Case(
        "A2",
        "A week as it comes",
        "2,000 orders one by one for 130 teams; the open set is settled again every 25 orders and the "
        "latest 400 proposals may move. How much dearer than with hindsight, beside giving each order "
        "the best team of the moment.",
        run,
    ),
)

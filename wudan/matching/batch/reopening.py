"""The open set settled again on each event: what was promised stays, what was refused is closed.

A proposal is soft until the team accepts it. Of those still open all may move, or only the latest;
each change costs some stickiness. A decline removes the way and makes the order dearer to leave:
who was let down comes first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from wudan.matching.batch.flowing import settle
from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Laden, Slot
from wudan.matching.batch.staffing import Effort, staff

Seat = tuple[str, Slot]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the orders stand: promised (never moves), proposed (may move), and who declined what."""

    promised: Mapping[str, Seat] = field(default_factory=dict)
    proposed: Mapping[str, Seat] = field(default_factory=dict)
    declined: Mapping[str, AbstractSet[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reopened:
    """The batch of the orders that are not promised, and which of the proposed ones changed.

    `worn` are orders that so many crews declined that a person must look: nobody is asked again.
    """

    batch: Batch
    moved: tuple[str, ...]
    worn: tuple[str, ...]


def resettle(
    jobs: Iterable[Job], crews: Iterable[Crew], arcs: Iterable[Arc], standing: Standing, *,
    stickiness: int = 0, decline_seconds: int = 0, most_declines: int = 8,
    seed: int = 0, effort: Effort | None = None,
) -> Reopened:  # fmt: skip
    """Settle what is open. `jobs` are all, the promised ones too: they take their room."""
    every = {job.id: job for job in jobs}
    worn = {name for name, by in standing.declined.items() if len(by) >= most_declines}
    given = [
        replace(job, penalty=job.penalty + decline_seconds * len(standing.declined.get(name, ())))
        for name, job in every.items()
        if name not in standing.promised
    ]
    left = [_without(crew, every, standing.promised) for crew in crews]
    ways = _ways(arcs, standing, worn, stickiness)
    if all(job.heads == 1 for job in given):
        batch = settle(given, left, ways)
    else:
        *_, batch = staff(given, left, ways, seed=seed, effort=effort)
    return Reopened(batch, _moved(batch, standing.proposed), tuple(sorted(worn & every.keys())))


def _ways(
    arcs: Iterable[Arc], standing: Standing, worn: AbstractSet[str], stickiness: int
) -> list[Arc]:
    ways = []
    for arc in arcs:
        closed = arc.job in standing.promised or arc.job in worn
        if closed or arc.crew in standing.declined.get(arc.job, ()):
            continue
        had = standing.proposed.get(arc.job)
        if stickiness and had is not None and had != (arc.crew, arc.slot):
            ways.append(Arc(arc.job, arc.crew, arc.slot, arc.cost + stickiness))
        else:
            ways.append(arc)
    return ways


def _without(crew: Crew, jobs: Mapping[str, Job], promised: Mapping[str, Seat]) -> Crew:
    """What is left of a crew, whose steps go on from what it has promised."""
    taken: Counter[Slot] = Counter()
    has = 0
    for name, (who, slot) in promised.items():
        if who == crew.id and name in jobs:
            taken[slot] += jobs[name].heads
            has += 1
    if not has:
        return crew
    before, capacity = (crew.has, crew.capacity) if isinstance(crew, Laden) else (0, crew.limit)
    places = {slot: room - taken[slot] for slot, room in crew.places.items()}
    return Laden(crew.id, crew.limit - has, crew.load, places, before + has, capacity)


def _moved(batch: Batch, proposed: Mapping[str, Seat]) -> tuple[str, ...]:
    """Orders that had a proposal and now have another, or none."""
    now = {name: (pair.crew, pair.slot) for name, pair in batch.pairs.items()}
    told: Sequence[str] = [*batch.pairs, *batch.unserved]
    return tuple(
        sorted(name for name in told if name in proposed and now.get(name) != proposed[name])
    )

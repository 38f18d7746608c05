"""Batches as JSON: what is read, what is answered (docs/howto/engine.md)."""

from dataclasses import dataclass
from typing import Any

from wudan.matching.batch.shapes import Arc, Batch, Crew, Job
from wudan.matching.reading import Unreadable, fields_of, rows_of, whole

_MOST_COST = 2**40
"""Costs above would not fit the solver's sums."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that `settle` or, with headcounts, `staff` can be asked."""

    jobs: tuple[Job, ...]
    crews: tuple[Crew, ...]
    arcs: tuple[Arc, ...]


def read_instance(told: Any) -> Instance:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    made = Instance(
        tuple(_job(row, f"jobs[{n}]") for n, row in enumerate(rows_of(told, "jobs"))),
        tuple(_crew(row, f"crews[{n}]") for n, row in enumerate(rows_of(told, "crews"))),
        tuple(_arc(row, f"arcs[{n}]") for n, row in enumerate(rows_of(told, "arcs"))),
    )
    for name, ids in (
        ("jobs", [job.id for job in made.jobs]),
        ("crews", [crew.id for crew in made.crews]),
    ):
        if len(set(ids)) < len(ids):
            raise Unreadable(f"{name}: an id is given twice")
    return made


def spell_batch(batch: Batch, *, seed: int = 0) -> dict[str, Any]:
    """The answer, with the prices that prove it."""
    return {
        "face": "assign",
        "seed": seed,
        "work": batch.work,
        "objective": batch.objective,
        "bound": batch.bound,
        "pairs": {
            name: {
                "crew": pair.crew, "slot": str(pair.slot), "cost": pair.cost,
                "runner_up": pair.runner_up, "margin": pair.margin, "slot_price": pair.slot_price,
            }
            for name, pair in sorted(batch.pairs.items())
        },
        "unserved": {
            name: {"because": str(why.because), "price": why.price}
            for name, why in sorted(batch.unserved.items())
        },
        "place_prices": [
            [crew, str(slot), price]
            for (crew, slot), price in sorted(batch.prices.places.items(), key=str)
            if price
        ],
        "crew_prices": dict(sorted(batch.prices.crews.items())),
    }  # fmt: skip


def _job(row: Any, where: str) -> Job:
    fields = fields_of(row, where, ("id", "penalty"))
    return Job(
        str(fields["id"]), whole(fields["penalty"], f"{where}.penalty", least=0, most=_MOST_COST),
        whole(fields.get("heads", 1), f"{where}.heads", least=1, most=100_000),
    )  # fmt: skip


def _crew(row: Any, where: str) -> Crew:
    fields = fields_of(row, where, ("id", "limit", "places"))
    places = fields["places"]
    if not isinstance(places, dict):
        raise Unreadable(f"{where}.places: not an object")
    return Crew(
        str(fields["id"]),
        whole(fields["limit"], f"{where}.limit", least=0, most=100_000),
        whole(fields.get("load", 0), f"{where}.load", least=0),
        {
            slot: whole(room, f"{where}.places.{slot}", least=0, most=100_000)
            for slot, room in places.items()
        },
    )


def _arc(row: Any, where: str) -> Arc:
    if not isinstance(row, list) or len(row) != 4:
        raise Unreadable(f"{where}: not [job, crew, slot, cost]")
    job, crew, slot, cost = row
    return Arc(
        str(job),
        str(crew),
        str(slot),
        whole(cost, f"{where}: cost", least=-_MOST_COST, most=_MOST_COST),
    )

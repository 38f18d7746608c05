"""Run a year and tell it; run it under two settings and tell what differs."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from wudan.orders.enums import Stage, Verb
from wudan.simulation.assumptions import Assumptions
from wudan.simulation.county import County
from wudan.simulation.desks import Desk
from wudan.simulation.hours import DAY
from wudan.simulation.tally import gini, shared, spread
from wudan.simulation.year import Pace, Year

FORMAT = 1
_SERVED = frozenset({Stage.DONE, Stage.ACKNOWLEDGED, Stage.LAPSED, Stage.REVIEWED, Stage.FOLLOWING_UP, Stage.SETTLED})  # fmt: skip
_NOT_COMPARED = frozenset({"format", "pack", "county", "year", "seed", "assumed"})
Answer = dict[str, Any]


def simulate(
    county: County, assumed: Assumptions, *, year: int, seed: int, begin: Callable[[int], Pace]
) -> Answer:
    """One year as plain data, the same for the same question. KeyError for a rule there is not."""
    run = Year(county.with_points(assumed.points), assumed, year=year, seed=seed)
    run.run(begin(assumed.orders))
    return {
        "format": FORMAT, "pack": county.name, "county": county.code, "year": year, "seed": seed,
        "assumed": assumed.spelled(), "orders": _orders(run), **run.tally.told(),
        "sites": _sites(run), "teams": _teams(run), "points": _points(run), "faults": _faults(run),
    }  # fmt: skip


def compare(plain: Answer, changed: Answer) -> Answer:
    """Each number that differs: before, after, by how much."""
    told = dict(_leaves("", plain))
    found = {}
    for path, after in _leaves("", changed):
        before = told.pop(path, 0)
        if before != after:
            found[path] = {"plain": before, "changed": after, "by": after - before}
    found |= {path: {"plain": n, "changed": 0, "by": -n} for path, n in told.items() if n}
    return dict(sorted(found.items()))


def _orders(run: Year) -> Answer:
    stages = Counter(order.stage.value for order in run.orders)
    served = sum(order.stage in _SERVED for order in run.orders)
    still = sum(not order.is_closed for order in run.orders)
    ways = Counter(order.wish.channel for order in run.orders)
    return {
        "placed": len(run.orders), "served": shared(served, len(run.orders)), "open": still,
        "reviewed": shared(run.tally.verbs[Verb.REVIEW.value], served),
        "stages": dict(sorted(stages.items())), "channels": dict(sorted(ways.items())),
    }  # fmt: skip


def _sites(run: Year) -> Answer:
    """How loaded desks are: in thousandths of the time they have for orders."""
    told: Answer = {}
    for kind in ("station", "institute", "center"):
        keys = [key for key, site in run.county.sites.items() if site.kind == kind]
        desks = [run.desks[key] for key in keys]
        told[kind] = {"taken": spread(one.taken for one in desks), "busy_thousandths": spread(_busy(run, one) for one in desks)}  # fmt: skip
    told["dispatchers"] = {
        "taken": spread(one.taken for one in run.dispatchers.values()),
        "busy_thousandths": spread(_busy(run, one) for one in run.dispatchers.values()),
    }  # fmt: skip
    placed = [run.placed_at[key] for key in run.county.stations]
    return told | {"placed": spread(placed), "placed_gini_thousandths": gini(placed)}


def _busy(run: Year, desk: Desk) -> int:
    return desk.busy(run.days * DAY)


def _teams(run: Year) -> Answer:
    served = [crew.served for crew in run.crews.all.values()]
    return {
        "n": len(served), "served": spread(served), "served_gini_thousandths": gini(served),
        "idle": sum(not one for one in served), "refusals": sum(one.refused for one in run.crews.all.values()),
    }  # fmt: skip


def _points(run: Year) -> Answer:
    months = run.bank.months
    last = months[-1].outstanding if months else 0
    return {
        "earned": sum(one.earned for one in months), "redeemed": sum(one.redeemed for one in months),
        "honor": run.bank.honor, "cut_by_caps": run.bank.cut, "outstanding": last,
        "liability_fen": last * run.county.worth_fen, "shelf_fen": months[-1].shelf_fen if months else 0,
        "strained_months": sum(one.strain != "easy" for one in months),
        "months": [
            {"earned": one.earned, "redeemed": one.redeemed, "outstanding": one.outstanding, "strain": one.strain}
            for one in months
        ],
    }  # fmt: skip


def _faults(run: Year) -> Answer:
    stopped = [crew for crew in run.crews.all.values() if crew.stops_at is not None]
    return {
        "desks": len(run.away_days), "leave_days": sum(run.away_days.values()),
        "teams_stopped": len(stopped),
    }  # fmt: skip


def _leaves(path: str, told: Mapping[str, Any]) -> Any:
    for name, value in told.items():
        if not path and name in _NOT_COMPARED:
            continue
        here = f"{path}.{name}" if path else name
        if isinstance(value, Mapping):
            yield from _leaves(here, value)
        elif isinstance(value, int):
            yield here, value

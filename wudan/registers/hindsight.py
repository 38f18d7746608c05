"""事后看: a month's dispatching replayed as one batch with what is now known (dispatch.md §5, A's bound).

The orders that were offered to a team are jobs, a team's week is a crew, its parts of days are the
places. What really happened is one way through this; the flow finds the cheapest, and proves it. The
share by which the real way cost more is the loss. It counts travel, wait, load and orders left open
by the policy's own prices; teams that refused are known to have, so it is nobody's fault.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.kit import slots
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import local
from wudan.matching import batch as engine
from wudan.matching.asked import Asked
from wudan.matching.batch import Arc, Crew, Job, check
from wudan.matching.crowd import Crowd
from wudan.matching.field import Field
from wudan.matching.slots import EVERY_SLOT
from wudan.orders.enums import DispatchKind, FulfillmentState
from wudan.orders.models import Fulfillment, Order
from wudan.orders.settling import STAKES, penalty_of
from wudan.orders.shapes import POLICY, TRAVEL, known_of, part_at, tasks_of, teams_of

MOST_ORDERS = 3000
"""More are not replayed: the first of the month are, and the report says so."""
_PRICED_APART = frozenset({"load", "wait", "fairness"})
"""Load becomes the growing steps, wait the days of an arc; fairness is about lately, not then."""
_AT_THE_TIME = frozenset({"capacity", "slot", "pings"})
"""Rules about how things stand today; the batch has places and limits of its own for them."""


@dataclass(frozen=True, slots=True)
class Replay:
    """The month as jobs, crews and arcs, and the way that was really taken."""

    jobs: tuple[Job, ...]
    crews: tuple[Crew, ...]
    arcs: tuple[Arc, ...]
    taken: Mapping[str, Arc]
    cut: int
    """Orders beyond the most that are replayed."""

    @property
    def digest(self) -> str:
        """Of all that the loss follows from: the same digest, the same loss."""
        return digest(spell({"jobs": self.jobs, "crews": self.crews, "arcs": self.arcs,
                             "taken": sorted(self.taken.items())}))  # fmt: skip

    @property
    def cost(self) -> int:
        """What was really done, at the same prices."""
        loads, crews = Counter[str](), {crew.id: crew for crew in self.crews}
        cost = sum(job.penalty for job in self.jobs if job.id not in self.taken)
        for arc in self.taken.values():
            loads[arc.crew] += 1
            cost += arc.cost + crews[arc.crew].step(loads[arc.crew])
        return cost


class Unproved(ValueError):
    """The independent checker does not agree with the answer: a fault of ours."""


def told(replay: Replay) -> dict[str, object]:
    """The loss with its bound. Raises Unproved."""
    batch = engine.settle(replay.jobs, replay.crews, replay.arcs)
    if faults := check(batch, replay.jobs, replay.crews, replay.arcs):
        raise Unproved(faults[0])
    cost = replay.cost
    return {
        "orders": len(replay.jobs), "cut": replay.cut, "served": len(replay.taken),
        "could": len(batch.pairs), "cost": cost, "best": batch.objective, "bound": batch.bound,
        "loss": round(cost / batch.bound - 1, 4) if batch.bound > 0 else None,
        "digest": replay.digest,
    }  # fmt: skip


def replay_of(county: str, since: datetime, until: datetime) -> Replay:
    """Read the month; a dozen statements, whatever its size."""
    placed = Order.objects.filter(county=county, placed_at__gte=since, placed_at__lt=until)
    offered = placed.filter(dispatches__kind=DispatchKind.OFFER).distinct()
    rows = offered.for_the_engine().order_by("placed_at", "pk")
    orders, many = list(rows[:MOST_ORDERS]), offered.count()
    tasks = tasks_of(orders)
    known = known_of(county, until, trained_on=local(since).date())
    crowd = Crowd.of(_as_then(team) for team in teams_of(county, known))
    real = _real(orders)
    jobs, arcs, taken = [], [], {}
    for order, task in zip(orders, tasks, strict=True):
        wanted = task.asked(known.bases)
        jobs.append(Job(order.no, penalty_of(order, wanted, order.placed_at, STAKES)))
        mine = _arcs(wanted, crowd, order, real.get(order.pk))
        arcs += mine
        if order.pk in real:
            team, opening = real[order.pk]
            taken[order.no] = next(
                arc for arc in mine if arc.crew == _week(team, opening) and arc.slot == opening
            )
    crews = _crews(crowd.teams, arcs, taken.values())
    return Replay(tuple(jobs), tuple(crews), tuple(arcs), taken, max(0, many - len(orders)))


def _as_then(team: matching.Team) -> matching.Team:
    """Without what the team has to do today."""
    return replace(team, open_dispatches=0, booked_slots=frozenset(), served_30_days=0, pings=0)


def _real(orders: Sequence[Order]) -> dict[int, tuple[str, matching.Opening]]:
    """Order → who did it and when."""
    rows = Fulfillment.objects.filter(
        order__in=[order.pk for order in orders], dispatch__team__unit__ends_on=None,
        dispatch__team__isnull=False,
    ).exclude(state=FulfillmentState.CANCELLED)  # fmt: skip
    found = {}
    for order, team, starts_at in rows.values_list("order_id", "dispatch__team_id", "starts_at"):
        when, holidays = local(starts_at), working_calendar().holidays
        slot = slots.slot_of(when.date(), part_at(when), frozenset(holidays))
        found[order] = str(team), (when.date(), slot)
    return found


def _arcs(
    wanted: matching.Order, crowd: Crowd, order: Order,
    real: tuple[str, matching.Opening] | None,
) -> list[Arc]:  # fmt: skip
    holidays = working_calendar().holidays
    asked = Asked.of(wanted, POLICY, travel=TRAVEL, now=local(order.placed_at), holidays=holidays)
    rules = [rule for rule in POLICY.rules if rule.name not in _AT_THE_TIME]
    able = [team for team in crowd.teams if not any(rule.refuses(asked, team) for rule in rules)]
    field, first = (
        Field.of(asked, able, scarce=crowd.scarce(asked.figures.scarce_holders_count)),
        _first(asked, order),
    )
    arcs = [
        Arc(order.no, _week(team.id, opening), opening, base + _wait(first, opening))
        for team, base in zip(able, _prices(field, able), strict=True)
        for opening in _openings(asked, team)[: STAKES.most_openings]
    ]
    known = {(arc.crew, arc.slot) for arc in arcs}
    if real and (_week(*real), real[1]) not in known:
        # What was done could be done, whatever the rules of today say of it.
        team = next((one for one in crowd.teams if one.id == real[0]), None)
        base = _prices(field, [team])[0] if team and able else 0
        arcs.append(Arc(order.no, _week(*real), real[1], base + _wait(first, real[1])))
    return arcs


def _prices(field: Field, teams: Sequence[matching.Team]) -> list[int]:
    apart = [term.seconds(field, teams) for term in POLICY.terms if term.name not in _PRICED_APART]
    return [sum(each) for each in zip(*apart, strict=True)]


def _openings(asked: Asked, team: matching.Team) -> list[matching.Opening]:
    free = EVERY_SLOT if team.is_department else team.slots
    return [one for one in asked.openings if one[1] in free]


def _first(asked: Asked, order: Order) -> date:
    return asked.openings[0][0] if asked.openings else local(order.placed_at).date()


def _wait(first: date, opening: matching.Opening) -> int:
    return round(POLICY.weights.get("wait", 0) * 60) * max(0, (opening[0] - first).days)


def _week(team: str, opening: matching.Opening) -> str:
    year, week, _ = opening[0].isocalendar()
    return f"{team}/{year}-{week:02d}"


def _crews(teams: Sequence[matching.Team], arcs: Sequence[Arc], taken: Iterable[Arc]) -> list[Crew]:
    """A team's week has room for its week's capacity, one order a part of a day; and for what was really done."""
    capacity = {team.id: team.capacity for team in teams}
    at_once = Counter((arc.crew, arc.slot) for arc in taken)
    in_all = Counter[str]()
    for (crew, _), n in at_once.items():
        in_all[crew] += n
    places: dict[str, dict[matching.Opening, int]] = defaultdict(dict)
    for arc in arcs:
        slot = cast(matching.Opening, arc.slot)
        places[arc.crew][slot] = max(1, at_once[arc.crew, arc.slot])
    load = round(POLICY.weights.get("load", 0) * 60)
    return [
        Crew(crew, max(capacity.get(crew.split("/")[0], 0), in_all[crew]), load, dict(sorted(of.items())))
        for crew, of in sorted(places.items())
    ]  # fmt: skip

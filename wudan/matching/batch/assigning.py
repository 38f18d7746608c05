"""Assign the open orders to teams by the same rules and terms that rank one order.

Hard rules shut teams out with their names; terms price each team and opening; the load term is not
added but becomes the growing steps. What was proposed before may move, at a price. Decides
proposals only: each is an offer that may be refused (志愿服务条例 §25).
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from operator import add

from wudan.matching.answers import Refusal
from wudan.matching.asked import Asked
from wudan.matching.batch.flowing import settle
from wudan.matching.batch.shapes import Arc, Batch, Crew, Job, Laden, Slot
from wudan.matching.batch.staffing import Effort, staff
from wudan.matching.criteria import FAULTS
from wudan.matching.crowd import Crowd
from wudan.matching.field import Field
from wudan.matching.policy import Policy
from wudan.matching.slots import EVERY_SLOT, Opening
from wudan.matching.things import Order, Team
from wudan.matching.travel import Travel

_LOAD, _WAIT = "load", "wait"


@dataclass(frozen=True, slots=True)
class Assignment:
    """The batch, and for each order why each other team may not be asked."""

    batch: Batch
    refusals: Mapping[str, Mapping[str, Refusal]]
    broken: Mapping[str, str]
    """Orders that a rule or term could not judge, and its name: a fault of the policy."""


def assign(
    orders: Iterable[Order], teams: Iterable[Team], policy: Policy, *, travel: Travel, now: datetime,
    penalties: Mapping[str, int], holidays: AbstractSet[date] = frozenset(),
    previous: Mapping[str, tuple[str, Slot]] | None = None,
    stickiness: int | Mapping[str, int] = 0,
    most_openings: int = 6,
    heads: bool = False, seed: int = 0, effort: Effort | None = None,
) -> Assignment:  # fmt: skip
    """Propose a team and an opening for as many orders as pay, all at once.

    `penalties` say in seconds what it costs to leave an order open; `previous` what was proposed
    before: another proposal costs `stickiness` more, for all or by order. An order looks at so many
    of a team's earliest openings.

    A team takes one order at an opening; with `heads` as many as its members suffice for, as far as
    `seed` and `effort` go. Mixed where duties of departments and offers to volunteers are given
    together.
    """
    crowd = Crowd.of(teams)
    if len({team.kind for team in crowd.teams}) > 1:
        raise Mixed
    jobs, arcs = [], []
    refusals: dict[str, dict[str, Refusal]] = {}
    broken: dict[str, str] = {}
    for order in sorted(orders, key=lambda order: order.id):
        jobs.append(Job(order.id, penalties[order.id], max(1, order.headcount) if heads else 1))
        asked = Asked.of(order, policy, travel=travel, now=now, holidays=holidays)
        try:
            shut, mine = _arcs(asked, crowd, policy, most_openings)
        except _Broken as fault:
            broken[order.id] = fault.name
            continue
        refusals[order.id] = shut
        arcs += _sticking(mine, (previous or {}).get(order.id), _stick(stickiness, order.id))
    crews = _crews(crowd.teams, arcs, policy, heads=heads)
    if heads:
        *_, batch = staff(jobs, crews, arcs, seed=seed, effort=effort)
    else:
        batch = settle(jobs, crews, arcs)
    return Assignment(batch, refusals, broken)


class Mixed(ValueError):
    """A duty (职责单) binds a department, an offer (邀约单) binds nobody: never in one batch."""

    name = "mixed"

    def __init__(self) -> None:
        super().__init__("duties and offers in one batch")


class _Broken(Exception):
    """A rule or a term raised; by name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _arcs(
    asked: Asked, crowd: Crowd, policy: Policy, most: int
) -> tuple[dict[str, Refusal], list[Arc]]:
    shut: dict[str, Refusal] = {}
    able: list[Team] = []
    for team in crowd.teams:
        refusal = _refusal(asked, team, policy)
        if refusal:
            shut[team.id] = refusal
        else:
            able.append(team)
    field = Field.of(asked, able, scarce=crowd.scarce(asked.figures.scarce_holders_count))
    waits = policy.weights.get(_WAIT, 0) * 60
    arcs = []
    for team, base in zip(able, _prices(field, able, policy), strict=True):
        for opening in _openings(asked, team)[:most]:
            days = (opening[0] - asked.openings[0][0]).days if asked.openings else 0
            arcs.append(Arc(asked.order.id, team.id, opening, base + round(waits * days)))
    return shut, arcs


def _refusal(asked: Asked, team: Team, policy: Policy) -> Refusal | None:
    for rule in policy.rules:
        try:
            if refusal := rule.refuses(asked, team):
                return refusal
        except FAULTS as fault:
            raise _Broken(rule.name) from fault
    return None


def _prices(field: Field, teams: Sequence[Team], policy: Policy) -> list[int]:
    """All terms but those that the steps and the opening price, summed for each team."""
    costs = [0] * len(teams)
    for term in policy.terms:
        if term.name not in (_LOAD, _WAIT):
            try:
                costs = list(map(add, costs, term.seconds(field, teams)))
            except FAULTS as fault:
                raise _Broken(term.name) from fault
    return costs


def _openings(asked: Asked, team: Team) -> list[Opening]:
    """The team's free openings, earliest first; a department keeps no weekly slots."""
    free = EVERY_SLOT if team.is_department else team.slots
    return [one for one in asked.openings if one[1] in free and one not in team.booked_slots]


def _crews(
    teams: Sequence[Team], arcs: Sequence[Arc], policy: Policy, *, heads: bool
) -> list[Crew]:
    times: dict[str, set[Slot]] = {}
    for arc in arcs:
        times.setdefault(arc.crew, set()).add(arc.slot)
    weight = round(policy.weights.get(_LOAD, 0) * 60)
    return [
        Laden(
            team.id, _room(team, policy), weight,
            dict.fromkeys(times[team.id], team.members if heads else 1), team.open_dispatches, team.capacity,
        )
        for team in teams
        if team.id in times
    ]  # fmt: skip


def _room(team: Team, policy: Policy) -> int:
    """How many more it may be given: by its own capacity, and by how often it may be asked."""
    free = team.capacity - team.open_dispatches
    if team.is_department:
        return free
    return min(free, policy.pings_per_place * team.capacity - team.pings)


def _stick(stickiness: int | Mapping[str, int], order: str) -> int:
    return stickiness if isinstance(stickiness, int) else stickiness.get(order, 0)


def _sticking(arcs: list[Arc], before: tuple[str, Slot] | None, stickiness: int) -> list[Arc]:
    if before is None or not stickiness:
        return arcs
    return [
        arc
        if (arc.crew, arc.slot) == before
        else Arc(arc.job, arc.crew, arc.slot, arc.cost + stickiness)
        for arc in arcs
    ]

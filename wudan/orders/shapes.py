"""What the engine is given: orders, teams and where they are, read from rows for one or many.

Translates and decides nothing, but what of the county's policy is ours to say: who joins in as a
special team (the N of 8+N). One place for every face: one order, the open set, a delivery.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from wudan import matching
from wudan.catalog.models import Service
from wudan.kit import slots
from wudan.kit.clock import CHINA, local
from wudan.matching.rules import category
from wudan.orders import policies
from wudan.orders.asked import items_of
from wudan.orders.enums import DispatchKind, DispatchState, FulfillmentState
from wudan.orders.flow import OPEN, WITH_DISPATCH
from wudan.orders.models import Dispatch, Fulfillment, Order
from wudan.sites.models import SitePeriod
from wudan.teams.eligibility import needs_training, trained_skills, untrained
from wudan.teams.enums import SPECIAL
from wudan.teams.models import Membership, Team, TeamLicence

LAWFUL = frozenset({"training", "licence", "minors", "insurance"})
"""Hard rules that rest on law (条例 §15, §16, §17; domain §2.6): no note overrides them."""
PING_DAYS = 7


def _joins_in(asked: matching.Asked, team: matching.Team) -> matching.Refusal | None:
    """A special team (the N of 8+N) joins in where its skills are just those asked for."""
    order = asked.order
    if SPECIAL in team.categories and order.category and order.skills:
        return None if order.skills <= team.skills else category(asked, team)
    return category(asked, team)


def _ours() -> matching.Policy:
    given = matching.Policy.default()
    rules = [
        replace(rule, refuses=_joins_in) if rule.name == "category" else rule
        for rule in given.rules
    ]
    return replace(given, rules=tuple(rules))


POLICY = _ours()
LAW = replace(POLICY, rules=tuple(rule for rule in POLICY.rules if rule.name in LAWFUL))
"""The law alone: an engine's first refusal may be another rule's and hide what the law says."""
TRAVEL = matching.GreatCircle()


@dataclass(frozen=True, slots=True)
class Task:
    """What a team is asked to do, whatever it belongs to: an order, or a delivery."""

    county: str
    service: Service | None
    platform: str
    on: date | None
    unit: int
    """The unit whose place counts when the task has none of its own."""
    wanted: matching.Order

    def asked(self, bases: Mapping[int, matching.Place]) -> matching.Order:
        """As the engine reads it, with a place if there is any."""
        return replace(self.wanted, place=self.wanted.place or bases.get(self.unit))

    @property
    def takes_training(self) -> bool:
        """Whether it asks for a skill that nobody uses untrained."""
        return any(needs_training(skill) for skill in self.wanted.skills)


@dataclass(frozen=True, slots=True)
class Known:
    """What several teams' shapes are made from, read once."""

    licences: dict[int, dict[str, date]]
    trained: dict[int, frozenset[str]]
    bases: dict[int, matching.Place]
    open_dispatches: Counter[int]
    served: Counter[int]
    booked: dict[int, set[tuple[date, int]]]
    pings: Counter[int] = field(default_factory=Counter)


def known_of(
    county: str, at: datetime, *, trained_on: date | None, movable: Collection[int] = ()
) -> Known:
    """Read what the county's teams have and do. `movable` dispatches are not counted as theirs:
    they wait for an answer and may still go to another. `trained_on` None: no task asks for it."""
    live = Order.objects.filter(
        county=county, stage__in=OPEN & WITH_DISPATCH, dispatch__team__isnull=False
    ).exclude(dispatch__in=movable)  # fmt: skip
    served = Fulfillment.objects.filter(
        county=county, done_at__gte=at - timedelta(days=30), dispatch__team__isnull=False
    )
    pinged = Dispatch.objects.filter(
        county=county, kind=DispatchKind.OFFER, claimed=False, at__gt=at - timedelta(days=PING_DAYS)
    ).exclude(pk__in=movable)
    today = local(at).date()
    return Known(
        licences=_licences(county),
        trained=_trained(county, trained_on),
        bases=_bases(county, today),
        open_dispatches=_by_team(live, "dispatch__team"),
        served=_by_team(served, "dispatch__team"),
        booked=_booked(county, at),
        pings=_by_team(pinged, "team"),
    )


def _by_team(rows: "QuerySet[Any]", team: str) -> Counter[int]:
    """How many each team has."""
    counted = rows.order_by().values_list(team).annotate(n=Count("pk"))
    return Counter({pk: n for pk, n in counted if pk})


def day_trained(tasks: Iterable[Task], at: datetime) -> date | None:
    """The day on which people must be trained for one of the tasks that asks for it, if one does."""
    today = local(at).date()
    days = [max(today, task.on or today) for task in tasks if task.takes_training]
    return min(days, default=None)


def _licences(county: str) -> dict[int, dict[str, date]]:
    rows = TeamLicence.objects.filter(team__unit__county=county)
    held: dict[int, dict[str, date]] = defaultdict(dict)
    for team, code, until in rows.values_list("team_id", "code", "valid_until"):
        held[team][code] = until
    return held


def _trained(county: str, on: date | None) -> dict[int, frozenset[str]]:
    """Asked only where a task takes such a skill: most do not."""
    if on is None:
        return {}
    return trained_skills(Team.objects.active(county).values("pk"), on=on)


def trained_on_days(county: str, days: Collection[date]) -> dict[date, dict[int, frozenset[str]]]:
    """Who is trained for what on each of some days to come."""
    return {day: _trained(county, day) for day in sorted(days)}


def _bases(county: str, day: date) -> dict[int, matching.Place]:
    rows = SitePeriod.objects.on(day).filter(site__unit__county=county, lon__isnull=False)
    found = rows.values_list("site__unit_id", "lon", "lat")
    return {unit: matching.Place(lon, lat) for unit, lon, lat in found if lon and lat}


def _booked(county: str, at: datetime) -> dict[int, set[tuple[date, int]]]:
    rows = Fulfillment.objects.filter(
        county=county, state__in=[FulfillmentState.SCHEDULED, FulfillmentState.STARTED],
        starts_at__gte=at - timedelta(days=1),
    )  # fmt: skip
    booked: dict[int, set[tuple[date, int]]] = defaultdict(set)
    for team, starts_at in rows.values_list("dispatch__team_id", "starts_at"):
        when = starts_at.astimezone(CHINA)
        if team is not None:
            booked[team].add((when.date(), slots.slot_of(when.date(), part_at(when))))
    return booked


def part_at(when: datetime) -> slots.Part:
    """The part of the day an hour belongs to."""
    if when.hour < 12:
        return slots.Part.AM
    return slots.Part.PM if when.hour < 18 else slots.Part.EVE


def tasks_of(orders: Collection[Order]) -> list[Task]:
    """The orders as tasks, in their order; who refused and who is related is read for all at once."""
    refused = _refused(orders)
    teams_of = _memberships(orders)
    asked = items_of(orders)
    return [_task_of(order, asked[order.pk], refused[order.pk], teams_of) for order in orders]


def _refused(orders: Collection[Order]) -> dict[int, set[str]]:
    over = Dispatch.objects.filter(
        order__in=[order.pk for order in orders],
        state__in=[DispatchState.REFUSED, DispatchState.EXPIRED], team__isnull=False,
    )  # fmt: skip
    found: dict[int, set[str]] = defaultdict(set)
    for order, team in over.values_list("order_id", "team_id"):
        found[order].add(str(team))
    return found


def _memberships(orders: Collection[Order]) -> dict[int, set[str]]:
    people = {pk for order in orders for pk in (order.placed_by_id, order.placed_for_id)}
    rows = Membership.objects.filter(person__in=sorted(people), left_on=None)
    found: dict[int, set[str]] = defaultdict(set)
    for person, team in rows.values_list("person_id", "team_id"):
        found[person].add(str(team))
    return found


def _task_of(
    order: Order, service: Service | None, refused: Iterable[str], teams_of: Mapping[int, set[str]]
) -> Task:
    related = teams_of.get(order.placed_by_id, set()) | teams_of.get(order.placed_for_id, set())
    point = order.point
    wanted = matching.Order(
        id=order.no,
        category=order.platform.code if order.platform else "",
        skills=frozenset(service.skills if service else ()),
        licences=frozenset(service.licences if service else ()),
        headcount=order.headcount,
        place=matching.Place(point.lon, point.lat) if point else None,
        area_path=order.origin.path,
        on=order.wanted_on,
        part=order.wanted_part or None,
        slots=frozenset(),
        minutes=service.duration_minutes if service else 60,
        risk=service.risk if service else "none",
        needs_insurance=service.needs_insurance if service else False,
        beneficiary_is_minor=policies.is_minor(order.placed_for.born_on, at=order.placed_at),
        refused_by=frozenset(refused),
        conflicted=frozenset(related),
    )
    return Task(order.county, service, wanted.category, order.wanted_on, order.origin_id, wanted)


_TEAM = ("pk", "unit__short_name", "unit__parent", "category", "skills", "serves", "slots",
         "members_count", "has_minors", "insured_until", "capacity_per_week", "rating_sum",
         "rating_count")  # fmt: skip


def teams_of(county: str, known: Known) -> list[matching.Team]:
    """Every team of the county. Plain rows are read: a ranking writes none."""
    rows = Team.objects.active(county).values(*_TEAM)
    return [_team_of(row, known) for row in rows]


def _team_of(row: dict[str, Any], known: Known) -> matching.Team:
    pk = row["pk"]
    return matching.Team(
        id=str(pk),
        name=row["unit__short_name"],
        kind="volunteer",
        categories=frozenset({row["category"]}),
        skills=frozenset(row["skills"]),
        licences=known.licences.get(pk, {}),
        serves=tuple(row["serves"]),
        slots=slots.from_mask(row["slots"]),
        members=row["members_count"],
        has_minors=row["has_minors"],
        insured_until=row["insured_until"],
        base=known.bases.get(row["unit__parent"] or 0),
        open_dispatches=known.open_dispatches[pk],
        capacity=row["capacity_per_week"],
        booked_slots=frozenset(known.booked.get(pk, ())),
        served_30_days=known.served[pk],
        rating_sum=row["rating_sum"],
        rating_count=row["rating_count"],
        untrained=untrained(known.trained.get(pk, frozenset())),
        pings=known.pings[pk],
    )

"""派单's proposal: asks the engine who can take an order, and who had better.

Translates rows into the engine's shapes and back; decides only what a dispatcher may not
override: what the law asks of a team. Shown to the dispatcher alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.catalog.models import Service
from wudan.kit import slots
from wudan.kit.clock import CHINA, local
from wudan.kit.refusals import Missing, Objection
from wudan.orders import policies
from wudan.orders.enums import DispatchState, FulfillmentState
from wudan.orders.flow import OPEN
from wudan.orders.models import Dispatch, Fulfillment, Order
from wudan.sites.models import SitePeriod
from wudan.teams.eligibility import needs_training, trained_skills, untrained
from wudan.teams.enums import SPECIAL
from wudan.teams.models import Membership, Team, TeamLicence

LAWFUL = frozenset({"training", "licence", "minors", "insurance"})
"""Hard rules that rest on law (条例 §15, §16, §17; domain §2.6): no note overrides them."""
POLICY = matching.Policy.default()
LAW = replace(POLICY, rules=tuple(rule for rule in POLICY.rules if rule.name in LAWFUL))
"""The law alone: an engine's first refusal may be another rule's and hide what the law says."""
TRAVEL = matching.GreatCircle()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the engine says of one team for one order."""

    objection: Objection | None
    is_first: bool
    facts: dict[str, object]


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


def ranking_for(
    order: Order, *, at: datetime, top: int = 8, policy: matching.Policy = POLICY
) -> matching.Ranking:
    """Rank all teams of the order's county."""
    return ranking_of(_task_of(order), at=at, top=top, policy=policy)


def ranking_of(
    task: Task, *, at: datetime, top: int = 8, policy: matching.Policy = POLICY
) -> matching.Ranking:
    """Rank all teams of the county for anything that a team is asked to do."""
    known = _known_of(task, at)
    given = [_team_of(row, task, known) for row in _team_rows(task.county)]
    return matching.rank(
        task.asked(known.bases), given, policy, travel=TRAVEL, now=local(at), top=top,
        holidays=working_calendar().holidays,
    )  # fmt: skip


def proposal_for(order: Order, team: Team, *, at: datetime) -> Proposal:
    """How one team stands: what forbids it, whether it is first, what to keep with the dispatch.

    Raises Missing for a team that is not one of the county's.
    """
    ranking = ranking_for(order, at=at, top=1)
    refusal = ranking.why_not(str(team.pk))
    if refusal is None and str(team.pk) not in ranking.eligible:
        raise Missing
    place = ranking.eligible.index(str(team.pk)) + 1 if refusal is None else None
    facts: dict[str, object] = {"place": place, "of": len(ranking.eligible)}
    if refusal is not None:
        facts["overridden"] = refusal.rule
    if place == 1:
        facts["reasons"] = [said(reason) for reason in ranking.choices[0].reasons]
    objection = law_objection(order, team, at=at) if refusal else None
    return Proposal(objection, place == 1, facts)


def forbidden_teams(order: Order, *, at: datetime) -> frozenset[str]:
    """The ids of the teams that the law keeps from this order: no note overrides that."""
    return frozenset(ranking_for(order, at=at, top=0, policy=LAW).refusals)


def law_objection(order: Order, team: Team, *, at: datetime) -> Objection | None:
    """What the law has against this team for this order, whatever else there is."""
    refusal = ranking_for(order, at=at, top=0, policy=LAW).why_not(str(team.pk))
    return Objection("unlawful", said(refusal)) if refusal else None


def claim_objection(order: Order, team: Team, *, at: datetime) -> Objection | None:
    """Why a team may not take this order by itself; nothing is overridden here."""
    ranking = ranking_for(order, at=at, top=0)
    refusal = ranking.why_not(str(team.pk))
    if refusal is None and str(team.pk) not in ranking.eligible:
        return Objection("not_fit", "这支队伍已不在本县的队伍名册里。")
    return Objection("not_fit", said(refusal)) if refusal else None


def said(told: matching.Reason | matching.Refusal) -> str:
    """A reason or refusal in words."""
    return matching.sentence(told, translate=gettext, label=label_of)


def label_of(code: str) -> str:
    """A skill, licence or category in Chinese; itself when the pack has no word."""
    pack = settings.PACK
    return str(pack.skills.get(code) or pack.licences.get(code) or pack.platforms.get(code, code))


@dataclass(frozen=True, slots=True)
class _Known:
    """What several teams' shapes are made from, read once."""

    licences: dict[int, dict[str, date]]
    trained: dict[int, frozenset[str]]
    bases: dict[int, matching.Place]
    open_dispatches: Counter[int]
    served: Counter[int]
    booked: dict[int, set[tuple[date, int]]]


def _known_of(task: Task, at: datetime) -> _Known:
    live = Dispatch.objects.filter(
        Q(state=DispatchState.OFFERED) | Q(state=DispatchState.CONFIRMED, order__stage__in=OPEN),
        county=task.county, team__isnull=False, order__dispatch=F("pk"),
    )  # fmt: skip
    served = Fulfillment.objects.filter(
        county=task.county, done_at__gte=at - timedelta(days=30), dispatch__team__isnull=False
    )
    return _Known(
        licences=_licences(task.county),
        trained=_trained(task, local(at).date()),
        bases=_bases(task.county, local(at).date()),
        open_dispatches=Counter(live.values_list("team_id", flat=True)),
        served=Counter(served.values_list("dispatch__team_id", flat=True)),
        booked=_booked(task.county, at),
    )


def _licences(county: str) -> dict[int, dict[str, date]]:
    rows = TeamLicence.objects.filter(team__unit__county=county)
    held: dict[int, dict[str, date]] = defaultdict(dict)
    for team, code, until in rows.values_list("team_id", "code", "valid_until"):
        held[team][code] = until
    return held


def _trained(task: Task, today: date) -> dict[int, frozenset[str]]:
    """Asked only where the task takes such a skill: most do not."""
    skills = task.service.skills if task.service else ()
    if not any(needs_training(skill) for skill in skills):
        return {}
    on = max(today, task.on or today)
    return trained_skills(Team.objects.active(task.county).values("pk"), on=on)


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


def _refused(order: Order) -> frozenset[str]:
    over = order.dispatches.filter(state__in=[DispatchState.REFUSED, DispatchState.EXPIRED])
    return frozenset(str(pk) for pk in over.values_list("team_id", flat=True) if pk)


def _conflicted(order: Order) -> frozenset[str]:
    people = [order.placed_by_id, order.placed_for_id]
    rows = Membership.objects.filter(person__in=people, left_on=None)
    return frozenset(str(pk) for pk in rows.values_list("team_id", flat=True))


def _task_of(order: Order) -> Task:
    service = order.service
    wanted = matching.Order(
        id=order.no,
        category=order.platform.code if order.platform else "",
        skills=frozenset(service.skills if service else ()),
        licences=frozenset(service.licences if service else ()),
        headcount=order.headcount,
        place=matching.Place(order.point.lon, order.point.lat) if order.point else None,
        area_path=order.origin.path,
        on=order.wanted_on,
        part=order.wanted_part or None,
        slots=frozenset(),
        minutes=service.duration_minutes if service else 60,
        risk=service.risk if service else "none",
        needs_insurance=service.needs_insurance if service else False,
        beneficiary_is_minor=policies.is_minor(order.placed_for.born_on, at=order.placed_at),
        refused_by=_refused(order),
        conflicted=_conflicted(order),
    )
    return Task(order.county, service, wanted.category, order.wanted_on, order.origin_id, wanted)


_TEAM = ("pk", "unit__short_name", "unit__parent", "category", "skills", "serves", "slots",
         "members_count", "has_minors", "insured_until", "capacity_per_week", "rating_sum",
         "rating_count")  # fmt: skip


def _team_rows(county: str) -> Iterable[dict[str, Any]]:
    """Plain rows: a ranking reads every team of the county, and writes none."""
    rows: Iterable[dict[str, Any]] = Team.objects.active(county).values(*_TEAM)
    return rows


def _team_of(row: dict[str, Any], task: Task, known: _Known) -> matching.Team:
    pk = row["pk"]
    return matching.Team(
        id=str(pk),
        name=row["unit__short_name"],
        kind="volunteer",
        categories=_categories(row["category"], row["skills"], task),
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
    )


def _categories(category: str, skills: list[str], task: Task) -> frozenset[str]:
    """A special team (the N of 8+N) joins in where its skills are just those asked for."""
    wanted = frozenset(task.service.skills if task.service else ())
    if category == SPECIAL and wanted and wanted <= set(skills) and task.platform:
        return frozenset({task.platform})
    return frozenset({category})

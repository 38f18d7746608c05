"""方案: for the office, every team of the first tier with how far it is; for a leader, the own."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.activities.delivered import Delivered, delivered
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.teams.enums import FIRST, PlanStep
from wudan.teams.models import Plan, PlanItem, PlanVersion, Team
from wudan.teams.planning import planning_objection
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.team_words import tier_named
from wudan.web.tree import place_in_tree

SEES = ("team_leader", "station_keeper", *OFFICE, *READERS, "department_officer")
_MOST = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One plan: the version that counts, how much of it is delivered."""

    plan: Plan
    version: PlanVersion
    done: int
    target: int
    is_now: bool


@dataclass(frozen=True, slots=True)
class OfTeam:
    """A team and its plan of today, or that it has none."""

    team: Team
    row: Row | None
    is_written: bool
    """Whether a version is being written."""


@for_roles(*SEES)
def plan_desk(request: HttpRequest) -> HttpResponse:
    """Every team of the first tier, in the order of the tree; a leader's own plans."""
    actor = actor_of(request)
    if actor.role == "team_leader":
        return _team_page(request, _team_of(actor))
    county, today = settings.PACK.county, clock.day_of(clock.now())
    teams = [*Team.objects.active(county).filter(tier=FIRST)]
    teams.sort(key=lambda team: place_in_tree(team.unit.path))
    plans = Plan.objects.filter(team__in=teams, ends_on__gte=today).order_by("-starts_on")
    rows = rows_of([*plans.select_related("team__unit")], today)
    lines = [_of_team(team, rows) for team in teams]
    context = {
        "lines": lines, "first": tier_named(FIRST),
        "adopted": sum(one.row is not None and one.row.version.step == PlanStep.ADOPTED for one in lines),
    }  # fmt: skip
    return render(request, "console/plans/list.html", context)


@for_roles(*SEES)
def team_plans(request: HttpRequest, pk: int) -> HttpResponse:
    """One team's plans."""
    team = Team.objects.active(settings.PACK.county).filter(pk=pk).first()
    if team is None or not may_see(actor_of(request), team):
        raise Missing
    return _team_page(request, team)


def may_see(actor: Actor, team: Team) -> bool:
    """Whether the team's plans are there for the actor: a leader's own, for staff all."""
    return actor.role != "team_leader" or actor.unit_id == team.unit_id


def _team_of(actor: Actor) -> Team:
    team = Team.objects.active(settings.PACK.county).filter(unit=actor.unit_id).first()
    if team is None:
        raise Missing
    return team


def _team_page(request: HttpRequest, team: Team) -> HttpResponse:
    actor, today = actor_of(request), clock.day_of(clock.now())
    plans = Plan.objects.filter(team=team).order_by("-starts_on").select_related("team__unit")
    objection = planning_objection(actor, team)
    context = {
        "team": team, "rows": rows_of([*plans[:_MOST]], today), "first": tier_named(FIRST),
        "is_first": team.tier == FIRST, "may_plan": objection is None,
        "leads": actor.role == "team_leader",
    }  # fmt: skip
    return render(request, "console/plans/team.html", context)


def rows_of(plans: list[Plan], today: date) -> list[Row]:
    """Each plan with its version that counts: the adopted one, else the one being written."""
    versions: dict[int, list[PlanVersion]] = {}
    for version in PlanVersion.objects.filter(plan__in=plans).order_by("-number"):
        versions.setdefault(version.plan_id, []).append(version)
    counts = delivered([plan.pk for plan in plans])
    shown = {plan.pk: _counting(versions[plan.pk]) for plan in plans}
    targets: dict[int, list[PlanItem]] = {}
    for item in PlanItem.objects.filter(version__in=shown.values()):
        targets.setdefault(item.version_id, []).append(item)
    return [_row(plan, shown[plan.pk], targets.get(shown[plan.pk].pk, []), counts, today) for plan in plans]  # fmt: skip


def _counting(versions: list[PlanVersion]) -> PlanVersion:
    adopted = (one for one in versions if one.step == PlanStep.ADOPTED)
    return next(adopted, versions[0])


def _row(
    plan: Plan, version: PlanVersion, items: list[PlanItem],
    counts: dict[tuple[int, int], Delivered], today: date,
) -> Row:  # fmt: skip
    done = sum(min(counts[plan.pk, item.line].done, item.target) for item in items)
    target = sum(item.target for item in items)
    return Row(plan, version, done, target, is_now=plan.starts_on <= today <= plan.ends_on)


def _of_team(team: Team, rows: list[Row]) -> OfTeam:
    own = [row for row in rows if row.plan.team_id == team.pk]
    now = next((row for row in own if row.is_now), None)
    written = any(row.version.step != PlanStep.ADOPTED for row in own)
    return OfTeam(team, now or (own[-1] if own else None), written)

"""各队哪天去, and 本队退出: by the team's leader, or by who makes the plan and was told so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.deliveries.actions import plans as acts
from wudan.deliveries.models import PlanTeam, RoundPlan
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY, is_number
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.deliveries.rounds import PLANNERS
from wudan.web.console.deliveries.touring.forms import DepartureForm, HoursForm
from wudan.web.console.deliveries.touring.plans import load, plan_page
from wudan.web.console.guard import for_roles
from wudan.web.submitting import submit

_LEADER = "team_leader"


@for_roles(*PLANNERS)
def team_hours(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """One team's weekdays and hours."""
    team = _team(load(request, no), pk)
    form = HoursForm(request.POST if request.method == "POST" else None, team=team)

    def show(words: str, status: int) -> HttpResponse:
        context = {"plan": team.plan, "team": team, "form": form, "refusal_words": words}
        return render(request, "console/touring/team.html", context, status=status)

    def do() -> str:
        acts.set_hours(team=team, hours=form.hours(), by=actor_of(request), at=clock.now())
        return posting.page("round-plan", no)

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("记下了。"), show=show)


@for_roles(*PLANNERS, _LEADER)
def departure(request: HttpRequest, no: str) -> HttpResponse:
    """A team drops out; how the others might take over is reckoned at once."""
    actor = actor_of(request)
    back = "delivery-desk" if actor.role == _LEADER else "round-plan"
    plan = _load_for(request, actor, no)
    target = posting.page(back) if actor.role == _LEADER else posting.page(back, plan.no)
    if request.method != "POST":
        return posting.go(request, target)
    form = DepartureForm(request.POST, teams=_those_of(plan, actor))

    def show(words: str, status: int) -> HttpResponse:
        if actor.role == _LEADER:
            raise Objected(Objection("not_in_it", words or str(_("这支队伍不在这个方案里。"))))
        return plan_page(request, no, words, status, departure=form)

    def do() -> str:
        held, said = _load_for(request, actor, no), form.cleaned_data
        acts.leave(
            plan=held, team=form.rows[said["team"]], by=actor, at=clock.now(), words=said["words"]
        )
        return target

    return submit(request, form, do, done=_("知道了。正在算别的队能不能接上。"), show=show)


def _those_of(plan: RoundPlan, actor: Actor) -> list[PlanTeam]:
    rows = plan.teams.all().with_names()
    return list(rows.filter(unit=actor.unit_id) if actor.role == _LEADER else rows)


def _load_for(request: HttpRequest, actor: Actor, no: str) -> RoundPlan:
    """A leader finds the plans the team is in."""
    if actor.role != _LEADER:
        return load(request, no)
    rows = RoundPlan.objects.with_team(actor.unit_id).select_related("unit")
    found = rows.filter(no=no).first() if is_number(no) else None
    if found is None:
        raise Missing
    return found


def _team(plan: RoundPlan, pk: int) -> PlanTeam:
    found = plan.teams.all().with_names().filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Missing
    found.plan = plan
    return found

"""写方案: a new one from the last, and what consulting changed in it."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.quarters import next_quarter_end, quarter_end
from wudan.kit.refusals import Missing, Objected
from wudan.teams.actions import plans
from wudan.teams.models import Plan, PlanItem, Team
from wudan.teams.planning import changing_objection, planning_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.plans.forms import AdjustmentForm, PlanForm, first_values
from wudan.web.console.plans.listing import may_see
from wudan.web.console.plans.one import PLANNERS, load, newest
from wudan.web.submitting import submit


@for_roles(*PLANNERS)
def plan_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin one; it starts from the last plan, so that nothing is typed twice. 422 as typed."""
    actor = actor_of(request)
    team = Team.objects.active(settings.PACK.county).filter(pk=pk).first()
    if team is None or not may_see(actor, team):
        raise Missing
    if objection := planning_objection(actor, team):
        raise Objected(objection)

    def show(form: PlanForm, words: str = "", status: int = 200) -> HttpResponse:
        context = {"form": form, "team": team, "plan": None, "refusal_words": words}
        return render(request, "console/plans/writing.html", context, status=status)

    if request.method != "POST":
        return show(_from_last(team, clock.day_of(clock.now())))
    form = PlanForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        made = plans.begin(
            team=team, starts_on=said["starts_on"], ends_on=said["ends_on"], words=said["words"],
            items=form.items(), by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("plan", made.plan_id)

    return submit(
        request, form, do, done=_("写好了。下一步：去协商，把大家说的记下来。"),
        show=lambda words, status: show(form, words, status),
    )  # fmt: skip


@for_roles(*PLANNERS)
def plan_adjustment(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the version that is being written. 422 with what was typed."""
    actor, found = actor_of(request), load(request, pk)

    def show(form: AdjustmentForm, words: str = "", status: int = 200) -> HttpResponse:
        context = {"form": form, "team": found.team, "plan": found, "refusal_words": words}
        return render(request, "console/plans/writing.html", context, status=status)

    if request.method != "POST":
        version = newest(found)
        if objection := changing_objection(actor, version):
            raise Objected(objection)
        items = list(version.items.order_by("line"))
        return show(
            AdjustmentForm(
                items=items, category=found.team.category, initial={"words": version.words}
            )
        )
    form = AdjustmentForm(request.POST)

    def do() -> str:
        plans.adjust(
            version=newest(found), words=form.cleaned_data["words"], items=form.items(), by=actor,
            at=clock.now(),
        )  # fmt: skip
        return posting.page("plan", pk)

    return submit(
        request, form, do, done=_("改好了。"), show=lambda words, status: show(form, words, status)
    )


def _from_last(team: Team, today: date) -> PlanForm:
    """The period after the last plan's, as long; its words and lines."""
    last = Plan.objects.filter(team=team).order_by("-ends_on").first()
    if last is None:
        starts_on = quarter_end(today) + timedelta(days=1)
        first = first_values(starts_on, next_quarter_end(today), "")
        return PlanForm(category=team.category, initial=first)
    version = newest(last)
    starts_on = max(last.ends_on + timedelta(days=1), today)
    ends_on = next_period_end(starts_on, last)
    items: list[PlanItem] = list(version.items.order_by("line"))
    return PlanForm(
        items=items, category=team.category, initial=first_values(starts_on, ends_on, version.words)
    )


def next_period_end(starts_on: date, last: Plan) -> date:
    """A quarter after a quarter; else as many days as the last one had."""
    if (
        starts_on.day == 1
        and starts_on.month % 3 == 1
        and last.ends_on == quarter_end(last.starts_on)
    ):
        return quarter_end(starts_on)  # fmt: skip
    return starts_on + (last.ends_on - last.starts_on)

"""发活动 and 改活动: one form; new, like an earlier one, of an order, or put right."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions
from wudan.activities.actions.organizing.putting_down import written
from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.activities.organized import plan_items_for, projects_for, teams_for
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.forms import ActivityForm
from wudan.web.console.guard import for_roles
from wudan.web.submitting import submit

_MOST_ITEMS, _MOST_PROJECTS = 100, 200


@for_roles(*ORGANIZERS)
def activity_new(request: HttpRequest) -> HttpResponse:
    """Draft one of the own unit; `like` is the number of one to copy. 422 with what was typed."""
    actor = actor_of(request)
    model = _model(actor, request.GET.get("like", ""))
    if request.method != "POST":
        return _new_page(request, _form(actor, None, model))
    form = _form(actor, request.POST, model)

    def do() -> str:
        unit = Unit.objects.get(pk=actor.unit_id or 0)
        made = actions.draft(
            unit=unit, team=form.team_chosen(), wanted=form.wanted(), model=model,
            plan_item=form.plan_item_chosen(), project=form.project_chosen(), by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("desk-activity", made.no)

    return submit(
        request, form, do, done=_("写好了。看一遍，没问题就开放报名。"),
        show=lambda words, status: _new_page(request, form, words, status),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def activity_correction(request: HttpRequest, no: str) -> HttpResponse:
    """Put a draft right, or what people are told of an open one."""
    activity, actor = load(request, no), actor_of(request)
    is_open, before = activity.stage != ActivityStage.DRAFT, written(activity)

    def form_of(data: object) -> ActivityForm:
        return ActivityForm(
            data, teams=list(teams_for(actor)), services=_services(activity.county), county=activity.county, wanted=before,
            team=activity.team, is_open=is_open,
        )  # fmt: skip

    def show(words: str, status: int) -> HttpResponse:
        context = {"activity": activity, "form": form, "refusal_words": words}
        return render(request, "console/activities/writing.html", context, status=status)

    if request.method != "POST":
        form = form_of(None)
        return show("", 200)
    form = form_of(request.POST)

    def do() -> str:
        actions.correct(
            activity=activity, wanted=form.wanted(before), by=actor, at=clock.now(),
            seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("desk-activity", no)

    return submit(request, form, do, done=_("改好了。"), show=show)


@for_roles("team_leader")
def order_activity(request: HttpRequest, no: str) -> HttpResponse:
    """Make an activity of an order the own team took on."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    order = Order.objects.visible_to(actor, on=today).filter(no=no).first()
    if order is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("order", no))

    def do() -> str:
        made = actions.draft_from_order(order=order, by=actor, at=clock.now())
        return posting.page("desk-activity", made.no)

    return posting.once(request, do)


def _form(actor: Actor, data: object, model: Activity | None) -> ActivityForm:
    teams = list(teams_for(actor))
    own = next((team for team in teams if team.unit_id == actor.unit_id), None)
    unit = Unit.objects.get(pk=actor.unit_id or 0)
    wanted = written(model) if model else None
    if wanted is not None:
        wanted = replace(wanted, shifts=(), closes_at=None, is_template=False)
    return ActivityForm(
        data, teams=teams, services=_services(unit.county), county=unit.county, wanted=wanted,
        plan_items=list(plan_items_for(actor, on=clock.day_of(clock.now()))[:_MOST_ITEMS]),
        projects=list(projects_for(unit.county)[:_MOST_PROJECTS]),
        team=model.team if model else own,
    )  # fmt: skip


def _model(actor: Actor, no: str) -> Activity | None:
    rows = Activity.objects.run_by(actor).select_related(
        "unit", "team__unit", "service", "platform", "area", "resource"
    )
    return rows.filter(no=no).first() if 0 < len(no) <= 12 else None


def _services(county: str) -> list[Service]:
    return list(
        Service.objects.filter(county=county).select_related("platform").order_by("position")
    )


def _new_page(
    request: HttpRequest, form: ActivityForm, words: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "refusal_words": words, "activity": None}
    return render(request, "console/activities/writing.html", context, status=status)

"""配送: what waits for me — an answer, a word that it was brought, a confirmation — and the rounds I plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.deliveries.coverage import coverage_of
from wudan.deliveries.enums import DeliveryStage, PlanStage
from wudan.deliveries.models import Delivery, PlanTeam, Round, RoundPlan
from wudan.deliveries.querysets.deliveries import DeliveryQuerySet, plans
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.deliveries.showing import Line, line_of, progress_of
from wudan.web.console.deliveries.touring.forms import DepartureForm
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number

PARTIES = ("team_leader", "department_officer")
SITES = ("station_keeper", "institute_staff", "center_office")
ALL = ("team_leader", "department_officer", *SITES, "leader", "auditor")
_MOST = 40


@for_roles(*ALL)
def delivery_desk(request: HttpRequest) -> HttpResponse:
    """One desk for three sides; each sees its own part of it."""
    actor = actor_of(request)
    context: dict[str, object] = {"plans": plans(actor), "may_plan": actor.may("plan_deliveries")}
    if actor.role in PARTIES:
        context |= _carried(actor)
    if actor.role in SITES:
        context |= _received(actor)
    if plans(actor):
        context |= _planned(request, actor)
    return render(request, "console/deliveries/desk.html", context)


@for_roles(*SITES, "department_officer", "leader", "auditor")
def delivery_villages(request: HttpRequest) -> HttpResponse:
    """各村轮到了没有: station by station, kind by kind; in the order of the tree, no ranking."""
    actor = actor_of(request)
    only = "bare" if request.GET.get("only") == "bare" else ""
    villages = coverage_of(_seen_from(actor), at=clock.now())
    shown = [village for village in villages if village.is_bare or not only]
    context = {
        "villages": shown, "bare": sum(village.is_bare for village in villages), "all": len(villages),
        "only": only, "bare_url": address(request, only="bare"), "all_url": address(request, only=""),
    }  # fmt: skip
    return render(request, "console/deliveries/villages.html", context)


def _seen_from(actor: Actor) -> str:
    """A department brings things anywhere in the county; sites look at their own."""
    return (
        actor.unit_path.split(".")[0] + "."
        if actor.role == "department_officer"
        else actor.unit_path
    )


def _carried(actor: Actor) -> dict[str, object]:
    mine = Delivery.objects.of_party(actor.unit_id).with_names().order_by("starts_at", "pk")
    return {
        "carries": True,
        "joined": _joined(actor),
        "asked": _lines(mine.filter(stage=DeliveryStage.OFFERED)),
        "promised": _lines(mine.filter(stage=DeliveryStage.ACCEPTED)),
    }


def _joined(actor: Actor) -> list[tuple[RoundPlan, DepartureForm]]:
    """The plans of rounds a leader's team is in, each with the way out."""
    if actor.role != "team_leader":
        return []
    teams = PlanTeam.objects.staying().with_names().filter(unit=actor.unit_id)
    rows = teams.filter(plan__stage=PlanStage.PUBLISHED).select_related("plan", "unit")
    return [(team.plan, DepartureForm(teams=[team])) for team in rows]


def _received(actor: Actor) -> dict[str, object]:
    mine = Delivery.objects.to_site(actor).with_names().order_by("starts_at", "pk")
    return {
        "receives": True,
        "to_acknowledge": _lines(mine.filter(stage=DeliveryStage.DELIVERED)),
        "coming": _lines(mine.filter(stage=DeliveryStage.ACCEPTED)),
    }


def _planned(request: HttpRequest, actor: Actor) -> dict[str, object]:
    page = page_number(request)
    rounds = Round.objects.planned_by(actor).with_counts().order_by("-starts_on", "-pk")
    shown = list(rounds[(page - 1) * PAGE : page * PAGE + 1])
    return {
        "rounds": [progress_of(plan) for plan in shown[:PAGE]],
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }


def _lines(rows: DeliveryQuerySet) -> list[Line]:
    return [line_of(row) for row in rows[:_MOST]]

"""巡回方案: the list, writing one down, the page that tells how far it is, and its acts."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.deliveries import permissions
from wudan.deliveries.actions import plans as acts
from wudan.deliveries.enums import PlanStage, PlanVerb
from wudan.deliveries.gathering import bases_of
from wudan.deliveries.models import PlanTeam, RoundPlan
from wudan.kit import clock
from wudan.kit.numbers import is_number
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Missing, insist
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.deliveries.rounds import PLANNERS, services_of
from wudan.web.console.deliveries.touring import showing
from wudan.web.console.deliveries.touring.forms import AmendForm, DepartureForm, PlanForm
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import PostForm, submit

_TOLD = (PlanStage.QUEUED, PlanStage.PLANNING)
_WRITTEN = (PlanStage.DRAFT, PlanStage.FAILED)
_MADE = (PlanStage.PLANNED, PlanStage.PUBLISHED)
Act = Callable[[RoundPlan, HttpRequest], object]


@for_roles(*PLANNERS, *READERS)
def plan_list(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    actor, page = actor_of(request), page_number(request)
    rows = RoundPlan.objects.visible_to(actor).with_counts().order_by("-made_at", "-pk")
    found = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "plans": [(plan, showing.span_words(plan), showing.BADGES[PlanStage(plan.stage)]) for plan in found[:PAGE]],
        "may_plan": actor.may("plan_deliveries"),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(found) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/touring/list.html", context)


@for_roles(*PLANNERS)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Write one down. 422 with what was typed."""
    form = _form(request)

    def show(words: str, status: int) -> HttpResponse:
        context = {"form": form, "refusal_words": words}
        return render(request, "console/touring/new.html", context, status=status)

    def do() -> str:
        made = acts.begin_plan(outline=form.outline(), by=actor_of(request), at=clock.now())
        return posting.page("round-plan", made.no)

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("写好了。看看各队哪天去，就可以开始排。"), show=show)


@for_roles(*PLANNERS)
def plan_outline(request: HttpRequest, no: str) -> HttpResponse:
    """Write it down otherwise, as long as nothing was sent out. 422 with what was typed."""
    plan = load(request, no)
    form = _form(request, plan)

    def show(words: str, status: int) -> HttpResponse:
        context = {"form": form, "refusal_words": words, "plan": plan}
        return render(request, "console/touring/new.html", context, status=status)

    def do() -> str:
        acts.change_plan(
            plan=load(request, no), outline=form.outline(), by=actor_of(request), at=clock.now(),
            seen=posting.seen_version(request),
        )  # fmt: skip
        return posting.page("round-plan", no)

    if request.method != "POST":
        insist(permissions.plan_objection(PlanVerb.CHANGE, actor_of(request), plan))
        return show("", 200)
    return submit(request, form, do, done=_("改好了，可以重新排。"), show=show)


@for_roles(*PLANNERS, *READERS)
def plan_one(request: HttpRequest, no: str) -> HttpResponse:
    """How far it is, what came of it, and what may be done."""
    return plan_page(request, no)


@for_roles(*PLANNERS)
def plan_queue(request: HttpRequest, no: str) -> HttpResponse:
    """Have it planned."""
    return _step(request, no, acts.queue, _("开始排了，可以先去忙别的。"))


@for_roles(*PLANNERS)
def plan_cancellation(request: HttpRequest, no: str) -> HttpResponse:
    """Leave it."""
    return _step(request, no, acts.cancel_plan, _("取消了。"))


@for_roles(*PLANNERS)
def plan_publication(request: HttpRequest, no: str) -> HttpResponse:
    """Ask every team."""
    return _step(request, no, acts.publish_plan, _("发出了，等各队答复。"))


def plan_page(
    request: HttpRequest, no: str, words: str = "", status: int = 200, *,
    departure: DepartureForm | None = None, amend: AmendForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of a plan, with what was refused."""
    actor, plan = actor_of(request), load(request, no)
    teams = list(plan.teams.all().with_names())
    weeks = list(plan.planned_weeks.defer("answer").order_by("number"))
    steps = list(plan.steps.all()) if plan.stage in _TOLD else []
    objections = {verb.value: permissions.plan_objection(verb, actor, plan) for verb in PlanVerb}
    staying = [team for team in teams if team.left_on is None]
    context = {
        "plan": plan, "badge": showing.BADGES[PlanStage(plan.stage)], "span": showing.span_words(plan),
        "services": list(plan.services.order_by("pk").values_list("name", flat=True)),
        "teams": [(team, _days(team.weekdays)) for team in teams], "rough": _rough(teams) if plan.stage in _WRITTEN else "", "weeks": showing.lines_of(plan, weeks),
        "done": sum(week.is_done for week in weeks), "served": sum(week.served for week in weeks),
        "curves": showing.curves_of(steps), "waits": plan.stage in _TOLD, "is_made": plan.stage in _MADE,
        "objections": objections, "refusal_words": words, "form": PostForm(),
        "amendments": list(plan.amendments.select_related("team").order_by("-pk")[:5]),
        "rounds": list(plan.rounds.order_by("pk").values_list("no", "title")) if plan.stage == PlanStage.PUBLISHED else [],
        "departure": (departure or DepartureForm(teams=staying)) if plan.stage in _MADE and staying else None,
        "amend": amend or AmendForm(),
    }  # fmt: skip
    return render(request, "console/touring/plan.html", context, status=status)


def load(request: HttpRequest, no: str) -> RoundPlan:
    """A plan the reader may look at. Raises Missing."""
    if not is_number(no):
        raise Missing
    rows = RoundPlan.objects.visible_to(actor_of(request)).with_counts()
    found = rows.filter(no=no).first()
    if found is None:
        raise Missing
    return found


def _step(request: HttpRequest, no: str, act: Callable[..., object], done: Words) -> HttpResponse:
    if request.method != "POST":
        return posting.go(request, posting.page("round-plan", load(request, no).no))

    def do() -> str:
        seen = posting.seen_version(request)
        act(plan=load(request, no), by=actor_of(request), at=clock.now(), seen=seen)
        return posting.page("round-plan", no)

    return submit(
        request, PostForm(request.POST), do, done=done,
        show=lambda words, status: plan_page(request, no, words, status),
    )  # fmt: skip


def _form(request: HttpRequest, plan: RoundPlan | None = None) -> PlanForm:
    actor, today = actor_of(request), clock.day_of(clock.now())
    units = Unit.objects.open_on(today)
    path = actor.unit_path if actor.role == "institute_staff" else actor.unit_path.split(".")[0]
    here = units.at_or_below(f"{path.rstrip('.')}.")
    services = [one for one in services_of(actor) if PlaceMode.SITE in one.places]
    county = here.first().county if here.exists() else ""  # type: ignore[union-attr]
    return PlanForm(
        request.POST if request.method == "POST" else None, today=today, services=services,
        stations=list(here.filter(kind=UnitKind.STATION).order_by("path")),
        towns=list(here.filter(kind=UnitKind.INSTITUTE).order_by("path")),
        teams=list(Team.objects.active(county).select_related("unit").order_by("unit__path")),
        plan=plan,
    )  # fmt: skip


def _rough(teams: Sequence[PlanTeam]) -> str:
    """The names of places to set out from that are only reckoned."""
    bases = {team.base for team in teams if team.base}
    rough = bases_of(bases)[1]
    return in_words(Listed(COMMA, sorted(unit.short_name for unit in bases if unit.pk in rough)))


def _days(mask: int) -> str:
    """周一、周三."""
    return in_words(
        Listed(COMMA, (f"周{'一二三四五六日'[day]}" for day in range(7) if mask >> day & 1))
    )

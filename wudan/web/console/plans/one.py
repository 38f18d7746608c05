"""One plan: a version with its lines, what was delivered of them, and the next step."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.teams.actions import plans
from wudan.teams.enums import PlanStep
from wudan.teams.models import Plan, PlanItem, PlanVersion
from wudan.teams.papers import plan_sheet
from wudan.teams.planning import adopting_objection, changing_objection, renewing_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.plans.comparing import bars_of
from wudan.web.console.plans.difference import lines_of
from wudan.web.console.plans.forms import ConsultationForm
from wudan.web.console.plans.listing import SEES
from wudan.web.submitting import PostForm, submit
from wudan.web.team_words import category_named

PLANNERS = ("team_leader", "center_office")
FIXED = (PlanStep.ADOPTED, PlanStep.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class May:
    """What the reader may do with the newest version, now; else why not."""

    change: bool
    adopt: bool
    why_not_adopt: str
    renew: bool


@for_roles(*SEES)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version, or the one asked for by number."""
    return _page(request, load(request, pk))


@for_roles(*PLANNERS)
def plan_consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the minutes. 422 with what was typed."""
    found, form = load(request, pk), ConsultationForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("plan", pk))

    def do() -> str:
        plans.consult(
            version=newest(found), by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("plan", pk)  # fmt: skip

    return submit(
        request, form, do, done=_("记下了。照大家说的改一改，再通过。"),
        show=lambda words, status: _page(request, found, words=words, status=status, consulting=form),
    )  # fmt: skip


@for_roles(*PLANNERS)
def plan_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt the version that was shown."""
    return _press(request, pk, plans.adopt, _("通过了。发活动时选这一条，就会算进来。"))


@for_roles(*PLANNERS)
def plan_renewal(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version from the adopted one."""
    return _press(request, pk, plans.renew, _("新的一版开了头，先协商，再改。"))


@for_roles(*SEES)
def plan_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The adopted version as a sheet for the wall. Missing before one is adopted."""
    found = load(request, pk)
    version = found.versions.filter(step=PlanStep.ADOPTED).first()
    if version is None:
        raise Missing
    items = list(version.items.order_by("line"))
    named = [(item, category_named(item.category)) for item in items]
    brand = settings.PACK.brand
    paper = plan_sheet(version, named, county=brand.title, purpose=brand.purpose)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="plan-{found.pk}-{version.number}.pdf"'
    return answer


def load(request: HttpRequest, pk: int) -> Plan:
    """A plan the reader may see. Raises Missing."""
    rows = Plan.objects.visible_to(actor_of(request)).select_related("team__unit")
    found = rows.filter(team__unit__county=settings.PACK.county, pk=pk).first()
    if found is None:
        raise Missing
    return found


def newest(found: Plan) -> PlanVersion:
    """Its last version. Raises Missing."""
    version = found.versions.order_by("-number").first()
    if version is None:
        raise Missing
    version.plan = found
    return version


def _press(request: HttpRequest, pk: int, act: object, done: object) -> HttpResponse:
    found, form = load(request, pk), PostForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("plan", pk))

    def do() -> str:
        act(version=newest(found), by=actor_of(request), at=clock.now())  # type: ignore[operator]
        return posting.page("plan", pk)

    return submit(
        request, form, do, done=done,  # type: ignore[arg-type]
        show=lambda words, status: _page(request, found, words=words, status=status),
    )  # fmt: skip


def _may(actor: Actor, version: PlanVersion) -> May:
    adopting = adopting_objection(actor, version)
    change = changing_objection(actor, version) is None
    renew = renewing_objection(actor, version) is None
    return May(change, change, adopting.words if adopting else "", renew)


def _page(
    request: HttpRequest, found: Plan, *, words: str = "", status: int = 200,
    consulting: ConsultationForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    versions = list(found.versions.order_by("-number"))
    for version in versions:
        version.plan = found
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked), versions[0])
    before = next((one for one in versions if one.number == shown.number - 1), None)
    items = _items(shown, before)
    first = {"consulted": shown.consulted, "minutes": shown.minutes}
    is_fixed = shown.step in FIXED
    context = {
        "plan": found, "team": found.team, "version": shown, "versions": versions,
        "is_newest": shown is versions[0], "is_fixed": is_fixed, "before": before,
        "lines": lines_of(items[shown.pk], items[before.pk] if before else None),
        "bars": bars_of(found.pk, items[shown.pk], actor) if is_fixed else [],
        "may": _may(actor, versions[0]), "form": PostForm(), "refusal_words": words,
        "adopted": next((one for one in versions if one.step == PlanStep.ADOPTED), None),
        "consulting": consulting or ConsultationForm(initial=first),
    }  # fmt: skip
    return render(request, "console/plans/one.html", context, status=status)


def _items(*versions: PlanVersion | None) -> dict[int, list[PlanItem]]:
    found: dict[int, list[PlanItem]] = {one.pk: [] for one in versions if one is not None}
    for item in PlanItem.objects.filter(version__in=found).order_by("line"):
        found[item.version_id].append(item)
    return found

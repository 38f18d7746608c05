"""考核表各版: what each asks, a simulation of it beside the one in force, adoption."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.appraisals import actions, permissions
from wudan.appraisals.actions.holding import tree_of
from wudan.appraisals.models import Adoption, Sheet, Simulation
from wudan.appraisals.sources import QUERIES
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.appraisals.forms import AdoptForm
from wudan.web.console.appraisals.lines import lines_of
from wudan.web.console.appraisals.loading import APPRAISERS, TOLD, load_sheet
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit


@for_roles(*TOLD)
def appraisal_sheets(request: HttpRequest) -> HttpResponse:
    """Every version, and which is in force: nobody is appraised by what he cannot read."""
    county = settings.PACK.county
    context = {
        "sheets": Sheet.objects.filter(county=county).order_by("appraises", "code", "version"),
        "adoptions": Adoption.objects.filter(county=county).select_related("sheet").order_by("appraises", "-starts_on"),
        "today": clock.day_of(clock.now()),
    }  # fmt: skip
    return render(request, "console/appraisals/sheets.html", context)


@for_roles(*TOLD)
def appraisal_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One version."""
    return _page(request, load_sheet(pk))


@for_roles(*APPRAISERS)
def sheet_simulation(request: HttpRequest, pk: int) -> HttpResponse:
    """Reckon what it would have given."""
    sheet = load_sheet(pk)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-sheet", pk))

    def do() -> str:
        made = actions.simulate(sheet=sheet, by=actor_of(request), at=clock.now())
        return posting.page("appraisal-simulation", made.pk)

    return submit(
        request, PostForm(request.POST), do, done=_("试算好了。"),
        show=lambda words, status: _page(request, sheet, words, status),
    )  # fmt: skip


@for_roles(*APPRAISERS)
def sheet_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Go by it from a day on."""
    sheet, form = load_sheet(pk), AdoptForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("appraisal-sheet", pk))

    def do() -> str:
        actions.adopt(sheet=sheet, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("appraisal-sheets")

    return submit(
        request, form, do, done=_("采用了。"),
        show=lambda words, status: _page(request, sheet, words, status, form=form),
    )  # fmt: skip


@for_roles(*APPRAISERS)
def appraisal_simulation(request: HttpRequest, pk: int) -> HttpResponse:
    """Side by side, unit by unit in the order of the tree. Raises Missing."""
    rows = Simulation.objects.filter(sheet__county=settings.PACK.county)
    made = rows.select_related("sheet", "beside").filter(pk=min(pk, LARGEST_KEY)).first()
    if made is None:
        raise Missing
    tree = tree_of(made.sheet)
    top = [node for node in tree.nodes.values() if node.parent == "total" or not node.parent]
    units = json.loads(made.content)["units"]
    lines = [
        (one["name"], [(node, one["new"][node.code]) for node in top], one.get("old", {}).get("total"))
        for one in units
    ]  # fmt: skip
    context = {"made": made, "heads": top, "lines": lines}
    return render(request, "console/appraisals/simulation.html", context)


def _page(
    request: HttpRequest, sheet: Sheet, words: str = "", status: int = 200, *,
    form: AdoptForm | None = None,
) -> HttpResponse:  # fmt: skip
    actor, tree = actor_of(request), tree_of(sheet)
    simulation = sheet.simulations.order_by("-pk").first()
    context = {
        "sheet": sheet, "lines": lines_of(tree), "grades": tree.grades.items(),
        "queries": [QUERIES[name] for name in tree.figures(QUERIES.keys())],
        "simulation": simulation, "appraises": permissions.appraising_objection(actor) is None,
        "adopt_objection": permissions.adopting_objection(actor, simulation),
        "form": form or AdoptForm(initial={"starts_on": clock.day_of(clock.now())}),
        "token_form": PostForm(), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/appraisals/sheet.html", context, status=status)

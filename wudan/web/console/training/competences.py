"""受训记录: whose training runs out in the next sixty days; training elsewhere; what was wrong."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.teams.actions import training
from wudan.teams.models import Competence
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.training.desk import KEEPERS
from wudan.web.console.training.finding import found, spend
from wudan.web.console.training.forms import RecognizingForm, WhyForm
from wudan.web.submitting import submit

SOON = timedelta(days=60)


@for_roles(*KEEPERS)
def competences(request: HttpRequest) -> HttpResponse:
    """Those that run out soon, or all; and the form to recognise training elsewhere."""
    if request.method != "POST":
        return _page(request, RecognizingForm())
    form, actor = RecognizingForm(request.POST), actor_of(request)
    spend(request)

    def do() -> str:
        unit, said = Unit.objects.get(pk=actor.unit_id or 0), form.cleaned_data
        training.recognize(
            person=found(form, unit.county), unit=unit, skill=said["skill"], since=said["since"],
            proof=said["proof"], by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("competences")

    return submit(
        request, form, do, done=_("认可了，从培训那天算起。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def competence_revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one, with a reason; GET asks for it."""
    actor = actor_of(request)
    rows = Competence.objects.kept_by(actor).select_related("person__home", "unit", "session")
    competence = rows.filter(pk=pk).first()
    if competence is None:
        raise Missing

    def show(words: str, status: int) -> HttpResponse:
        skill = settings.PACK.skills.get(competence.skill, competence.skill)
        context = {"competence": competence, "skill": skill, "form": form, "refusal_words": words}
        return render(request, "console/training/revocation.html", context, status=status)

    if request.method != "POST":
        form = WhyForm()
        return show("", 200)
    form = WhyForm(request.POST)

    def do() -> str:
        why = form.cleaned_data["why"]
        training.revoke(competence=competence, why=why, by=actor, at=clock.now())
        return posting.page("competences")

    return submit(request, form, do, done=_("撤销了，原因留着。"), show=show)


def _page(
    request: HttpRequest, form: RecognizingForm, words: str = "", status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.day_of(clock.now())
    tab = "all" if request.GET.get("tab") == "all" else "soon"
    kept = Competence.objects.kept_by(actor)
    rows = kept.running_out(today, today + SOON) if tab == "soon" else kept.standing()
    page = page_number(request)
    named = rows.select_related("person__home", "unit").order_by("valid_until", "pk")
    shown = list(named[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "lines": [(row, settings.PACK.skills.get(row.skill, row.skill)) for row in shown[:PAGE]],
        "form": form, "refusal_words": words, "tab": tab, "today": today,
        "all_url": address(request, tab="all", page=""), "soon_url": address(request, tab="", page=""),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(shown) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/training/competences.html", context, status=status)

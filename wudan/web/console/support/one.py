"""One support order: what was asked, answered, arranged, done, and the steps the reader may take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.teams.actions import support
from wudan.teams.flow import BY_VERB, FINAL
from wudan.teams.models import SupportOrder
from wudan.teams.supporting import stepping_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.support.forms import StepForm
from wudan.web.console.support.listing import PARTIES, SEES
from wudan.web.submitting import submit


@for_roles(*SEES)
def support_order(request: HttpRequest, pk: int) -> HttpResponse:
    """The order."""
    return _page(request, load(request, pk))


@for_roles(*PARTIES)
def support_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step. 422 on the same page with what was typed."""
    found = load(request, pk)
    if verb not in BY_VERB:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("support-order", pk))
    form = StepForm(request.POST, verb=verb)

    def do() -> str:
        support.step(
            order=found, verb=verb, by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("support-order", pk)  # fmt: skip

    return submit(
        request, form, do, done=_("记下了。"),
        show=lambda words, status: _page(request, found, typed=form, words=words, status=status),
    )  # fmt: skip


def load(request: HttpRequest, pk: int) -> SupportOrder:
    """One within sight. Raises Missing."""
    seen = SupportOrder.objects.visible_to(actor_of(request))
    found = seen.select_related("team__unit", "unit").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, found: SupportOrder, *, typed: StepForm | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    may = [verb for verb in BY_VERB if stepping_objection(actor, found, verb) is None]
    forms = [typed if typed and typed.verb == verb else StepForm(verb=verb) for verb in may]
    context = {
        "order": found, "forms": forms, "refusal_words": words, "is_over": found.state in FINAL,
        "leads": actor.role == "team_leader",
    }  # fmt: skip
    return render(request, "console/support/one.html", context, status=status)

"""One candidate: what is told, what offices and scorers said, what can be done now."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.counting import sheet_of
from wudan.honors.models import Candidate, PublicNotice
from wudan.honors.permissions.campaigns import reads_marks, running_objection
from wudan.honors.plaques import plaque
from wudan.honors.showing import names_of
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.campaigns.candidate_acts import CANDIDATE_ACTS, CandidateAct, award_of
from wudan.web.console.campaigns.loading import CENTER, NOMINATORS, load_candidate
from wudan.web.console.campaigns.offering import Offered
from wudan.web.console.guard import for_roles
from wudan.web.submitting import submit

_BY_NOUN = {form.noun: form for form in CANDIDATE_ACTS}


@for_roles(*NOMINATORS)
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, pk)


@for_roles(*NOMINATORS)
def candidate_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed."""
    found, at = load_candidate(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("candidate", pk))
    form = _BY_NOUN[noun](request.POST, request.FILES)

    def do() -> str:
        form.act(load_candidate(request, pk), by=actor_of(request), at=at)
        return posting.page("candidate", found.pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, pk, words, status, tried=form),
    )  # fmt: skip


@for_roles(*CENTER)
def candidate_plaque(request: HttpRequest, pk: int) -> HttpResponse:
    """The plaque as a sheet, the name as far as its consent goes. Missing before the award, 410 after a revocation."""
    found = load_candidate(request, pk)
    held = award_of(found)
    if held is None:
        raise Missing
    if held.state != "live":
        return HttpResponse(status=410)
    name = names_of([found], on=clock.day_of(clock.now()))[found.pk]
    answer = HttpResponse(
        plaque(held, name=name, county=settings.PACK.brand.title), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{held.no}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _page(
    request: HttpRequest, pk: int, words: str = "", status: int = 200, *,
    tried: CandidateAct | None = None,
) -> HttpResponse:  # fmt: skip
    found, actor, at = load_candidate(request, pk), actor_of(request), clock.now()
    runs = running_objection(actor, found.campaign.unit) is None
    held = award_of(found)
    context = {
        "candidate": found, "refusal_words": words, "runs": runs, "award": held,
        "clearances": found.clearances.select_related("office__unit").order_by("pk") if runs else (),
        "sheet": sheet_of(found) if reads_marks(actor, found.campaign) else None,
        "decision": getattr(found, "decision", None) if runs else None,
        "notices": PublicNotice.objects.of("candidate", found.pk),
        "appeals": held.appeals.order_by("pk") if held is not None else (),
        "acts": _offered(found, at, actor, tried),
    }  # fmt: skip
    return render(request, "console/campaigns/candidate.html", context, status=status)


def _offered(
    found: Candidate, at: datetime, actor: Actor, tried: CandidateAct | None
) -> list[Offered]:
    offered = []
    for form in CANDIDATE_ACTS:
        is_tried = tried is not None and tried.noun == form.noun
        if is_tried or form.ask(actor, found, at) is None:
            shown = tried if tried is not None and is_tried else form()
            url = posting.page(f"candidate-{form.noun}", found.pk)
            offered.append(Offered(str(form.label), str(form.explain), url, shown, form.with_file))
    return offered

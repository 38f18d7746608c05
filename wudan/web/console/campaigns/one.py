"""One campaign: where it stands, who stands, what can be done now."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.counting import words_of
from wudan.honors.models import Campaign, Candidate
from wudan.honors.permissions.campaigns import running_objection
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.campaigns.acts import CAMPAIGN_ACTS, CampaignAct
from wudan.web.console.campaigns.loading import CENTER, STAFF, load_campaign
from wudan.web.console.campaigns.offering import Offered
from wudan.web.console.guard import for_roles
from wudan.web.submitting import submit

_BY_NOUN = {form.noun: form for form in CAMPAIGN_ACTS}


@for_roles(*STAFF)
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, pk)


@for_roles(*CENTER)
def campaign_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed."""
    found, at = load_campaign(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("campaign", pk))
    form = _BY_NOUN[noun](request.POST, campaign=found, at=at)

    def do() -> str:
        form.act(found, by=actor_of(request), at=at)
        return posting.page("campaign", pk)

    return submit(
        request, form, do, done=form.done,
        show=lambda words, status: _page(request, pk, words, status, tried=form),
    )  # fmt: skip


def _page(
    request: HttpRequest, pk: int, words: str = "", status: int = 200, *,
    tried: CampaignAct | None = None,
) -> HttpResponse:  # fmt: skip
    found, actor, at = load_campaign(request, pk), actor_of(request), clock.now()
    runs = running_objection(actor, found.unit) is None
    seen = Candidate.objects.visible_to(actor).filter(campaign=found)
    candidates = seen.select_related("person", "unit", "honor_class").in_order()
    context = {
        "campaign": found, "refusal_words": words, "runs": runs, "candidates": candidates,
        "classes": found.classes.all(), "told": words_of(found) if runs else None,
        "offices": found.offices.select_related("unit").order_by("unit__path") if runs else (),
        "scorers": found.scorers.order_by("label") if runs else (),
        "can_nominate": found.stage == "nominating" and actor.may("nominate"),
        "acts": _offered(found, at, actor, tried) if runs else [],
    }  # fmt: skip
    return render(request, "console/campaigns/campaign.html", context, status=status)


def _offered(
    found: Campaign, at: datetime, actor: Actor, tried: CampaignAct | None
) -> list[Offered]:
    offered = []
    for form in CAMPAIGN_ACTS:
        is_tried = tried is not None and tried.noun == form.noun
        if is_tried or form.ask(actor, found, at) is None:
            shown = tried if tried is not None and is_tried else form(campaign=found, at=at)
            url = posting.page(f"campaign-{form.noun}", found.pk)
            offered.append(Offered(str(form.label), str(form.explain), url, shown))
    return offered

"""典型评选: campaigns, and what waits for this actor: nominees to be heard, an office's answers, a scorer's sheets, objections."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.models import Campaign, Candidate, Clearance, Scoring
from wudan.honors.showing import objections_before
from wudan.web.acting import actor_of
from wudan.web.console.campaigns.loading import STAFF
from wudan.web.console.guard import for_roles

_MOST = 60


@for_roles(*STAFF)
def campaign_desk(request: HttpRequest) -> HttpResponse:
    """The lists, the latest campaign first; stories to score only by number."""
    actor = actor_of(request)
    rows = Campaign.objects.visible_to(actor).filter(county=settings.PACK.county)
    clearances = Clearance.objects.of_office(actor).unanswered()
    scorings = Scoring.objects.of(actor).waiting()
    nominees = Candidate.objects.visible_to(actor).unanswered()
    context = {
        "nominees": nominees.select_related("person", "unit", "campaign").order_by(
            "campaign__nominate_until", "pk"
        )[:_MOST],
        "lines": rows.select_related("unit").order_by("-pk")[:_MOST],
        "clearances": clearances.select_related(
            "office", "candidate__person", "candidate__unit", "candidate__campaign"
        ).order_by("pk")[:_MOST],
        "scorings": scorings.select_related("candidate__campaign", "candidate__honor_class").order_by(
            "candidate__campaign", "candidate__number"
        )[:_MOST],
        "objections": objections_before(actor).open().select_related("notice").order_by("pk")[:_MOST],
        "can_plan": actor.may("run_campaigns"), "can_nominate": actor.may("nominate"),
        "can_answer": actor.may("decide_honors"),
    }  # fmt: skip
    return render(request, "console/campaigns/desk.html", context)

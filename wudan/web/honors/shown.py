"""评选 for everybody: where it stands, who stands under a number, the word of residents when it is over."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.counting import words_of
from wudan.honors.enums.campaign import CampaignStage
from wudan.honors.models import Award, Campaign, Candidate
from wudan.honors.permissions.campaigns import voting_objection
from wudan.honors.showing import names_of
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of, is_signed_in, person_of
from wudan.web.posting import new_token

_MOST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate or award as everybody reads it."""

    candidate: Candidate
    name: str
    story: int | None = None


@login_not_required
def campaigns(request: HttpRequest) -> HttpResponse:
    """Campaigns, the latest first; who was named, by campaign, class and name."""
    county, on = settings.PACK.county, clock.day_of(clock.now())
    awards = Award.objects.live().in_order().filter(candidate__campaign__county=county)
    rows = list(
        awards.select_related(
            "candidate__person", "candidate__honor_class", "candidate__unit", "candidate__campaign",
            "story",
        )[:_MOST]
    )  # fmt: skip
    names = names_of([row.candidate for row in rows], on=on)
    context = {
        "lines": Campaign.objects.public(county).select_related("unit").order_by("-pk")[:30],
        "awards": [Named(row.candidate, names[row.candidate_id], row.pk) for row in rows],
    }
    return render(request, "portal/honors/campaigns.html", context)


@login_not_required
def campaign_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return campaign_page(request, pk)


def campaign_page(
    request: HttpRequest, pk: int, words: str = "", status: int = 200
) -> HttpResponse:
    """The page, with why a word was refused. Raises Missing."""
    found, on = load_public(pk), clock.day_of(clock.now())
    is_voting = found.stage == CampaignStage.VOTING
    told = words_of(found)
    seen = found.candidates.standing() if is_voting else found.candidates.none()
    candidates = list(seen.select_related("person", "honor_class", "unit").in_order())
    names = names_of([*candidates, *(word.candidate for word in told or ())], on=on)
    signed_in = is_signed_in(request)
    context = {
        "campaign": found, "classes": found.classes.all(), "refusal_words": words,
        "candidates": [Named(one, names[one.pk]) for one in candidates],
        "told": [(Named(word.candidate, names[word.candidate.pk]), word) for word in told or ()],
        "is_voting": is_voting, "is_told": told is not None, "token": new_token(),
        "is_nominating": found.stage == CampaignStage.NOMINATING,
        "objection": voting_objection(actor_of(request), found, person_of(request), on=on)
        if signed_in and is_voting else None,
        "signed_in": signed_in,
    }  # fmt: skip
    return render(request, "portal/honors/campaign.html", context, status=status)


def load_public(pk: int) -> Campaign:
    """A campaign everybody sees. Raises Missing."""
    rows = Campaign.objects.public(settings.PACK.county).select_related("unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found

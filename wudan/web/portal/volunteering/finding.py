"""志愿活动: what fits me, near me, when I am free; for visitors, what is going on."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.fitting import coming, fitting, public
from wudan.activities.listed import lines_of
from wudan.activities.querysets import OpeningQuerySet
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.web.acting import reader_of
from wudan.web.portal.cards import Card
from wudan.web.portal.volunteering.cards import fit_cards, line_cards

SHOWN = 20


@login_not_required
def activities(request: HttpRequest) -> HttpResponse:
    """The list; signed-in volunteers see what fits first, and all of it behind a tab."""
    actor, at = reader_of(request), clock.now()
    mine = actor.person_id is not None and not actor.is_staff
    every = not mine or request.GET.get("show") == "all"
    found = fitting(actor.person, at=at, teams=actor.team_ids) if mine else None
    cards = (
        line_cards(lines_of(_all_of(actor)[: SHOWN * 3]))
        if every
        else fit_cards(found.fits if found else (), most=SHOWN + 1)
    )
    context = {
        "cards": cards[:SHOWN], "more": len(cards) > SHOWN, "tabs": _tabs(every) if mine else [],
        "every": every, "is_known": mine, "is_volunteer": bool(found and found.is_volunteer),
        "today": clock.day_of(at),
    }  # fmt: skip
    return render(request, "portal/volunteering/activities.html", context)


def _all_of(actor: Actor) -> OpeningQuerySet:
    rows = coming if actor.is_staff else public
    return rows(settings.PACK.county, at=clock.now())


def _tabs(every: bool) -> list[Card]:
    address = reverse("activities")
    return [
        {"label": _("合适我的"), "url": address, "current": not every},
        {"label": _("全部活动"), "url": f"{address}?show=all", "current": every},
        {"label": _("我的活动"), "url": reverse("my-activities"), "current": False},
    ]

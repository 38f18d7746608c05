"""志愿者: how many live here, whose papers wait for a look or run out soon, who was invited."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.people.models import Invitation, Volunteer, VolunteerLicence
from wudan.people.permissions.volunteers import inviting_objection
from wudan.teams.models import TeamPaper
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.team_papers import named

MOST = 50
_SOON = timedelta(days=60)


@for_roles(*SITES)
def volunteers(request: HttpRequest) -> HttpResponse:
    """The page. Nobody is ranked; a name is shown where something is to be done."""
    actor, at = actor_of(request), clock.now()
    today, papers = clock.day_of(at), VolunteerLicence.objects.live().seen_by(actor)
    papers = papers.select_related("volunteer__person__home")
    waiting = papers.unchecked().filter(valid_until__gte=today).order_by("told_at", "pk")
    ending = papers.valid_on(today).filter(valid_until__lt=today + _SOON)
    invited = Invitation.objects.open_at(at).seen_by(actor)
    context = {
        "count": Volunteer.objects.seen_by(actor).count(), "invites": inviting_objection(actor) is None,
        "waiting": _named(list(waiting[:MOST])),
        "ending": _named(list(ending.order_by("valid_until", "pk")[:MOST])),
        "teams": _of_teams(actor, today),
        "invited": invited.select_related("home", "unit").order_by("expires_at", "pk")[:MOST],
        "invited_count": invited.count(),
    }  # fmt: skip
    return render(request, "console/volunteering/desk.html", context)


def _of_teams(actor: Actor, today: date) -> list[tuple[TeamPaper, str]]:
    """What teams under the site told and nobody has looked at."""
    rows = TeamPaper.objects.checked_by(actor).waiting(today).select_related("team__unit")
    return [(row, named(row.code)) for row in rows.order_by("told_at", "pk")[:MOST]]


def _named(rows: list[VolunteerLicence]) -> list[tuple[VolunteerLicence, str]]:
    return [(row, str(settings.PACK.licences.get(row.code, row.code))) for row in rows]

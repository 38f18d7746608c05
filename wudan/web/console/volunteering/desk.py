"""志愿者: how many live here, whose papers wait for a look or run out soon, who was invited."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.enums import SourceKind
from wudan.people.models import Invitation, Volunteer, VolunteerLicence
from wudan.people.permissions.volunteers import inviting_objection
from wudan.teams.models import TeamPaper
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.team_papers import named

MOST = 50
UNTOLD = "untold"
_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of people, as volunteers themselves say, and how many say so here."""

    code: str
    label: str
    count: int


@for_roles(*SITES)
def volunteers(request: HttpRequest) -> HttpResponse:
    """The page. Nobody is ranked; a name is shown where something is to be done."""
    actor, at = actor_of(request), clock.now()
    today, papers = clock.day_of(at), VolunteerLicence.objects.live().seen_by(actor)
    papers = papers.select_related("volunteer__person__home")
    waiting = papers.unchecked().filter(valid_until__gte=today).order_by("told_at", "pk")
    ending = papers.valid_on(today).filter(valid_until__lt=today + _SOON)
    invited, sources = Invitation.objects.open_at(at).seen_by(actor), _counted(actor)
    context = {
        "count": sum(source.count for source in sources), "sources": sources, "invites": inviting_objection(actor) is None,
        "waiting": _named(list(waiting[:MOST])),
        "ending": _named(list(ending.order_by("valid_until", "pk")[:MOST])),
        "teams": _of_teams(actor, today),
        "invited": invited.select_related("home", "unit").order_by("expires_at", "pk")[:MOST],
        "invited_count": invited.count(),
    }  # fmt: skip
    return render(request, "console/volunteering/desk.html", context)


@for_roles(*SITES)
def volunteers_of(request: HttpRequest, source: str) -> HttpResponse:
    """The rows of one number: who says to be of this kind, place by place. Names are looked up by one's budget.
    Raises Missing, TooMany."""
    actor, number = actor_of(request), page_number(request)
    labels = {**dict(SourceKind.choices), UNTOLD: _("没有说的")}
    if source not in labels:
        raise Missing
    spend_budget("look_up", by=actor, at=clock.now())
    rows = Volunteer.objects.seen_by(actor).filter(source="" if source == UNTOLD else source)
    start = (number - 1) * PAGE
    ordered = rows.with_names().order_by("person__home__path", "person__name", "pk")
    found = list(ordered[start : start + PAGE + 1])
    context = {
        "label": labels[source], "count": rows.count(),
        "lines": [(row, [settings.PACK.skills.get(code, code) for code in row.skills]) for row in found[:PAGE]],
        "previous_url": address(request, page=str(number - 1)) if number > 1 else "",
        "next_url": address(request, page=str(number + 1)) if len(found) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/volunteering/sources.html", context)


def _counted(actor: Actor) -> list[Source]:
    """How many say to be of each kind, in the document's order (R048); never by how many they are."""
    rows = Volunteer.objects.seen_by(actor).order_by().values_list("source").annotate(Count("pk"))
    counts = dict(rows)
    told = [Source(code, label, counts.get(code, 0)) for code, label in SourceKind.choices]
    return [*told, Source(UNTOLD, _("没有说的"), counts.get("", 0))]


def _of_teams(actor: Actor, today: date) -> list[tuple[TeamPaper, str]]:
    """What teams under the site told and nobody has looked at."""
    rows = TeamPaper.objects.checked_by(actor).waiting(today).select_related("team__unit")
    return [(row, named(row.code)) for row in rows.order_by("told_at", "pk")[:MOST]]


def _named(rows: list[VolunteerLicence]) -> list[tuple[VolunteerLicence, str]]:
    return [(row, str(settings.PACK.licences.get(row.code, row.code))) for row in rows]

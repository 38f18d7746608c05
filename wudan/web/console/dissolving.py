"""解散队伍: what it still has in hand, with links; nothing in hand, a reason, and it ends today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.registers.hanging import hanging
from wudan.teams.actions import founding
from wudan.teams.founding import Hanging, dissolving_objection, hanging_on
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.founding_forms import DissolvingForm
from wudan.web.console.guard import OFFICE, SITES, for_roles
from wudan.web.console.hanging_pages import pages_of
from wudan.web.submitting import submit


@dataclass(frozen=True, slots=True)
class Open:
    """One thing in hand; without an address where it is not the reader's to see."""

    words: str
    url: str


@for_roles(*SITES)
def team_dissolution(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; posted, the end. 422 with what was typed."""
    team, by, at = _load(request, pk), actor_of(request), clock.now()
    if request.method != "POST":
        return _page(request, team, DissolvingForm())
    form = DissolvingForm(request.POST)

    def do() -> str:
        founding.dissolve(
            team=team, why=form.cleaned_data["why"], hanging=partial(hanging, at=at), by=by, at=at
        )
        return posting.page("team", pk) if by.role in OFFICE else posting.page("team-shown", pk)

    return submit(
        request, form, do, done=_("解散了。历史、时长和荣誉都留着。"),
        show=lambda words, status: _page(request, team, form, words=words, status=status),
    )  # fmt: skip


def _load(request: HttpRequest, pk: int) -> Team:
    """A team of a site that the actor answers for; one that is gone, too: the form may be sent twice.
    Raises Missing."""
    by = actor_of(request)
    rows = Team.objects.filter(unit__county=settings.PACK.county).select_related("unit__parent")
    found = rows.filter(pk=pk, unit__path__startswith=by.unit_path).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, team: Team, form: DissolvingForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    by, at = actor_of(request), clock.now()
    objection = dissolving_objection(by, team, on=clock.day_of(at))
    found = [*hanging(team, at=at), *hanging_on(team)]
    context = {
        "team": team, "form": form, "refusal_words": words, "objection": objection,
        "open": list(_linked(found, by, on=clock.day_of(at))),
        "members": team.memberships.present().count(), "back": by.role in OFFICE,
    }  # fmt: skip
    return render(request, "console/dissolution.html", context, status=status)


def _linked(found: list[Hanging], by: Actor, *, on: date) -> Iterable[Open]:
    """Each with its address, one statement a kind."""
    pages = pages_of([(one.kind, one.ref) for one in found], by, on=on)
    return (Open(one.words, pages.get((one.kind, one.ref), "")) for one in found)

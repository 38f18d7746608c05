"""支持单: what waits for oneself, what else is under way, what was done lately (R053)."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.teams.actions import support
from wudan.teams.enums import FIRST, SupportKind
from wudan.teams.flow import FINAL
from wudan.teams.models import SupportOrder, Team
from wudan.teams.supporting import waits_for
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS, SITES, for_roles
from wudan.web.console.support.forms import AskingForm
from wudan.web.submitting import submit
from wudan.web.team_words import tier_named

PARTIES = ("team_leader", *SITES)
SEES = (*PARTIES, *READERS)
_MOST, _DONE_SHOWN = 100, 20


@dataclass(frozen=True, slots=True)
class Lists:
    """The orders within sight, by what there is to do about them."""

    mine: list[SupportOrder]
    others: list[SupportOrder]
    over: list[SupportOrder]


@for_roles(*SEES)
def support_desk(request: HttpRequest) -> HttpResponse:
    """Those of the own team, or of the sites within reach."""
    actor = actor_of(request)
    seen = SupportOrder.objects.visible_to(actor).select_related("team__unit", "unit")
    live = list(seen.exclude(state__in=FINAL).order_by("asked_at", "pk")[:_MOST])
    mine = [one for one in live if waits_for(actor, one)]
    lists = Lists(
        mine, [one for one in live if one not in mine],
        list(seen.filter(state__in=FINAL).order_by("-asked_at", "-pk")[:_DONE_SHOWN]),
    )  # fmt: skip
    leads = actor.role == "team_leader"
    context = {
        "lists": lists, "leads": leads, "first": tier_named(FIRST),
        "may_begin": actor.role in SITES or (leads and bool(_teams(actor))),
    }  # fmt: skip
    return render(request, "console/support/list.html", context)


@for_roles(*PARTIES)
def support_new(request: HttpRequest) -> HttpResponse:
    """Ask for support, or offer it. 422 with what was typed."""
    actor = actor_of(request)
    teams, units = _teams(actor), _units(actor)
    if not teams:
        raise Missing

    def show(form: AskingForm, words: str = "", status: int = 200) -> HttpResponse:
        leads = actor.role == "team_leader"
        context = {"form": form, "leads": leads, "refusal_words": words}
        return render(request, "console/support/new.html", context, status=status)

    if request.method != "POST":
        return show(AskingForm(teams=teams, units=units, initial=_first(request, actor)))
    form = AskingForm(request.POST, teams=teams, units=units)

    def do() -> str:
        made = support.ask(
            team=form.team_chosen(), unit=form.unit_chosen(), kind=form.cleaned_data["kind"],
            words=form.cleaned_data["words"], by=actor, at=clock.now(),
        )  # fmt: skip
        return posting.page("support-order", made.pk)

    return submit(
        request, form, do, done=_("提出了，等对方答复。"),
        show=lambda words, status: show(form, words, status),
    )  # fmt: skip


def _first(request: HttpRequest, actor: Actor) -> dict[str, object]:
    kind = request.GET.get("kind", "")
    return {
        "team": request.GET.get("team", ""), "unit": request.GET.get("unit", actor.unit_id or ""),
        "kind": kind if kind in SupportKind.values else "",
    }  # fmt: skip


def _teams(actor: Actor) -> list[Team]:
    """Those of the first tier; a leader's own, if it is one."""
    rows = Team.objects.active(settings.PACK.county).filter(tier=FIRST)
    if actor.role == "team_leader":
        rows = rows.filter(unit=actor.unit_id)
    return list(rows.order_by("unit__path"))


def _units(actor: Actor) -> list[Unit]:
    """The sites within reach; for a leader all of the county."""
    sites = Unit.objects.filter(county=settings.PACK.county, ends_on=None).sites()
    if actor.role != "team_leader":
        sites = sites.filter(path__startswith=actor.unit_path)
    return list(sites.order_by("path"))

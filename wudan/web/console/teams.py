"""队伍: who can do it. What a team can, where and when; what it was asked, told neutrally."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock, slots
from wudan.kit.refusals import Missing
from wudan.orders.enums import DispatchState
from wudan.orders.flow import OPEN
from wudan.orders.models import Dispatch, Order
from wudan.teams.enums import FIRST, SPECIAL
from wudan.teams.founding import dissolving_objection
from wudan.teams.models import Team, TeamPaper
from wudan.teams.permissions import keeping_objection
from wudan.teams.querysets import TeamQuerySet
from wudan.web.acting import actor_of
from wudan.web.console.chain import link_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.console.team_papers import State, ending_teams, endings_of, named, state_of
from wudan.web.team_words import category_of, leaders_of, through_words, tier_of
from wudan.web.tree import place_in_tree

_READERS = (*OFFICE, *READERS, "department_officer")
_HISTORY = 20


@dataclass(frozen=True, slots=True)
class Paper:
    """A licence and where it stands."""

    name: str
    until: date
    state: State


@for_roles(*_READERS)
def team_list(request: HttpRequest) -> HttpResponse:
    """The county's teams in the order of the tree; by name, category."""
    number = page_number(request)
    start = (number - 1) * PAGE
    paths = dict(_asked(request).values_list("pk", "unit__path"))
    ordered = sorted(paths, key=lambda pk: place_in_tree(paths[pk]))
    shown = ordered[start : start + PAGE]
    teams = _every().annotate(
        open_count=Count("dispatches", filter=Q(dispatches__in=_live()), distinct=True)
    )
    found, today = teams.prefetch_related("licences").in_bulk(shown), clock.day_of(clock.now())
    lines = [
        (found[pk], category_of(found[pk]), tier_of(found[pk]), endings_of(found[pk], today))
        for pk in shown
    ]
    context = {
        "lines": lines,
        "ending": request.GET.get("ending") == "1",
        "dissolved": request.GET.get("dissolved") == "1",
        "can_cover": actor_of(request).role in (*OFFICE, *READERS),
        "can_adopt": actor_of(request).role == "center_office",
        "can_decide": actor_of(request).role in OFFICE,
        "q": request.GET.get("q", ""),
        "category": request.GET.get("category", ""),
        "categories": [*settings.PACK.platforms.items(), (SPECIAL, _("特色队伍"))],
        "previous_url": address(request, page=str(number - 1)) if number > 1 else "",
        "next_url": address(request, page=str(number + 1)) if len(ordered) > start + PAGE else "",
    }
    return render(request, "console/team_list.html", context)


@for_roles(*_READERS)
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """One team. Orders behind its dispatches are linked only where the actor may see them."""
    rows = _every().select_related("under__unit").prefetch_related("licences")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    actor, today = actor_of(request), clock.day_of(clock.now())
    asked = Dispatch.objects.filter(team=found).select_related("unit", "order__service")
    history = list(asked.order_by("-pk")[:_HISTORY])
    seen = Order.objects.visible_to(actor, on=today).filter(pk__in=[d.order_id for d in history])
    numbers = dict(seen.values_list("pk", "no"))
    context = {
        "team": found,
        "category": category_of(found),
        "tier": tier_of(found),
        "skills": [settings.PACK.skills.get(code, code) for code in found.skills],
        "papers": papers_of(found, today),
        "insurance": state_of(found.insured_until, today) if found.insured_until else None,
        "waiting": [named(one.code) for one in TeamPaper.objects.waiting(today).filter(team=found)],
        "may_keep": keeping_objection(actor, found, on=today) is None,
        "serves": Unit.objects.filter(path__in=found.serves).order_by("path"),
        "slot_words": slot_words(found.slots),
        "open_count": _live().filter(team=found).count(),
        "history": [
            (link_of(one), one.order.title, numbers.get(one.order_id, "")) for one in history
        ],
        "leaders": [(post, through_words(post)) for post in leaders_of(found, on=today)],
        "members": found.memberships.filter(left_on=None).count(),
        "below": found.below.filter(unit__ends_on=None).count()
        if found.tier < len(settings.PACK.tiers)
        else 0,
        "plans_here": found.tier == FIRST and found.dissolved_at is None,
        "may_ask": actor.role in OFFICE,
        "may_dissolve": dissolving_objection(actor, found, on=today) is None,
    }
    return render(request, "console/team.html", context)


def papers_of(team: Team, today: date) -> list[Paper]:
    """Its licences, the first to run out first."""
    held = sorted(team.licences.all(), key=lambda licence: licence.valid_until)
    return [
        Paper(named(one.code), one.valid_until, state_of(one.valid_until, today)) for one in held
    ]


def slot_words(mask: int) -> str:
    """When it can come, in words; short when it is always."""
    if mask == slots.to_mask(frozenset(range(24))):
        return _("每天上午、下午、晚上都行")
    return slots.words(mask) or _("没有登记")


def _reachable() -> TeamQuerySet:
    """Teams serve across units: whoever dispatches or reads sees all of the county."""
    return Team.objects.active(settings.PACK.county).select_related("unit__parent")


def _every() -> TeamQuerySet:
    """Those that were dissolved, too: their history stays readable."""
    return Team.objects.filter(unit__county=settings.PACK.county).select_related("unit__parent")


def _asked(request: HttpRequest) -> TeamQuerySet:
    gone = request.GET.get("dissolved") == "1"
    teams = _every().exclude(dissolved_at=None) if gone else _reachable()
    if words := request.GET.get("q", "").strip()[:40]:
        teams = teams.filter(unit__name__contains=words)
    if request.GET.get("ending") == "1":
        ending = _reachable().filter(ending_teams(clock.day_of(clock.now())))
        teams = teams.filter(pk__in=ending.values("pk"))
    category = request.GET.get("category", "")
    known = {*settings.PACK.platforms, SPECIAL}
    return teams.filter(category=category) if category in known else teams


def _live() -> QuerySet[Dispatch]:
    """Dispatches that a team has in hand."""
    state = Q(state=DispatchState.OFFERED) | Q(state=DispatchState.CONFIRMED, order__stage__in=OPEN)
    return Dispatch.objects.filter(state, order__dispatch=F("pk"))

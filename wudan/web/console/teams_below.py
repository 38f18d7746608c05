"""归队的队伍: what a leader sees of the teams that belong under the own one (R052): when they can go, what they
have in hand, what is coming. Seeing is all: each leader answers for their own team, nobody is told to go (条例 §25).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.activities.enums import ActivityStage, Audience
from wudan.activities.models import Shift
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.orders.enums import DispatchState, Stage
from wudan.orders.flow import SERVING
from wudan.orders.models import Dispatch
from wudan.teams.models import Team
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.teams import slot_words
from wudan.web.team_words import category_of, tier_of
from wudan.web.tree import place_in_tree

_MOST_SHIFTS = 200
_STANDING = (ActivityStage.OPEN, ActivityStage.CLOSED)


@dataclass(slots=True)
class Below:
    """One team: what kind, when it can go, how many offers wait, what it goes to do, its activities."""

    team: Team
    what: str
    times: str
    waiting: int = 0
    serving: list[str] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)


@for_roles("team_leader")
def teams_below(request: HttpRequest) -> HttpResponse:
    """The page."""
    county = settings.PACK.county
    own = Team.objects.active(county).filter(unit=actor_of(request).unit_id).first()
    if own is None:
        raise Missing
    found = Team.objects.active(county).below(own.pk, deepest=len(settings.PACK.tiers))
    found.sort(key=lambda team: place_in_tree(team.unit.path))
    lines = {
        team.pk: Below(team, f"{category_of(team)} · {tier_of(team)}", slot_words(team.slots))
        for team in found
    }
    _orders(lines)
    _activities(lines, at=clock.now())
    return render(request, "console/teams_below.html", {"own": own, "lines": list(lines.values())})


def _orders(lines: dict[int, Below]) -> None:
    """Menu items only: whose order it is, and where, is between that team and the site."""
    live = (DispatchState.OFFERED, DispatchState.CONFIRMED)
    rows = Dispatch.objects.filter(
        team__in=lines, state__in=live, order__stage__in=[Stage.OFFERED, *SERVING]
    )
    for one in rows.select_related("order__service", "order__platform").order_by("at", "pk"):
        what = one.order.service or one.order.platform
        if one.state == DispatchState.OFFERED:
            lines[one.team_id or 0].waiting += 1
        else:
            lines[one.team_id or 0].serving.append(what.name if what else "")


def _activities(lines: dict[int, Below], *, at: datetime) -> None:
    rows = Shift.objects.filter(
        activity__team__in=lines, activity__stage__in=_STANDING, activity__is_template=False,
        activity__audience=Audience.EVERYBODY, ends_at__gt=at,
    )  # fmt: skip
    first: dict[int, set[int]] = defaultdict(set)
    for shift in rows.select_related("activity").order_by("starts_at", "pk")[:_MOST_SHIFTS]:
        team = shift.activity.team_id or 0
        if shift.activity_id not in first[team]:
            first[team].add(shift.activity_id)
            lines[team].shifts.append(shift)

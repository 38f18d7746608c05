"""队伍覆盖: every site with its teams, the silent ones first named, in the order of the tree (R047)."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.teams.coverage import Covered, unled
from wudan.teams.coverage import coverage as covered_sites
from wudan.teams.models import Founding
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.tree import place_in_tree


@dataclass(frozen=True, slots=True)
class Line:
    """One site."""

    site: Covered
    why: str
    asked: str
    """The team that is being founded there, whose leader has not said yes yet."""


@for_roles(*OFFICE, *READERS)
def coverage(request: HttpRequest) -> HttpResponse:
    """Everything at the actor's unit and below."""
    path, today = actor_of(request).unit_path, clock.day_of(clock.now())
    found = covered_sites(settings.PACK.county, path, on=today)
    ordered = sorted(found, key=lambda one: place_in_tree(one.unit.path))
    asked = _asked(path)
    lines = [Line(one, why_words(one), asked.get(one.unit.pk, "")) for one in ordered]
    context = {
        "silent": [line for line in lines if line.site.is_silent],
        "covered": [line for line in lines if not line.site.is_silent],
        "unled": sorted(
            unled(settings.PACK.county, path, on=today),
            key=lambda one: place_in_tree(one.team.unit.path),
        ),
        "count": len(lines),
        "may_ask": actor_of(request).role in OFFICE,
    }
    return render(request, "console/coverage.html", context)


def _asked(path: str) -> dict[int, str]:
    rows = Founding.objects.waiting().filter(
        county=settings.PACK.county, site__path__startswith=path
    )
    return dict(rows.order_by("-pk").values_list("site", "name"))


def why_words(one: Covered) -> str:
    """The likely cause, and what may help."""
    if one.cause == "no_team":
        if one.volunteers:
            return _("没有队伍；这里住着 {n} 名志愿者，可以组一支。").format(n=one.volunteers)
        return _("没有队伍，也还没有登记的志愿者；可以请队伍来培育。")
    if one.cause == "no_leader":
        return _("有队伍，没有队长；请任命队长，或让一把手随任。")
    if one.cause == "no_members":
        return _("有队长，没有队员；可以去招募。")
    return ""

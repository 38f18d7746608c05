"""出户可及: how far each village is from each kind of service; each number opens its rows (R024)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.catalog.models import Platform
from wudan.kit.phrases import in_words
from wudan.people.actors import Actor
from wudan.registers.enums import Within
from wudan.registers.models import ReachCount, ReachLine
from wudan.registers.querysets import standing
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles

_A_PAGE = 40
_ALONE = "alone"
"""The list of villages that can walk to nothing at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One village and one kind of service, as it is read."""

    village: str
    town: str
    platform: str
    place: str
    place_id: int | None
    km: str
    minutes: str
    comes: bool


@for_roles(*OFFICE, *READERS)
def reach(request: HttpRequest) -> HttpResponse:
    """A table of kinds of service; below it the rows that were asked for."""
    actor = actor_of(request)
    code, how = request.GET.get("platform", ""), request.GET.get("how", "")
    figures = table_of(actor)
    page = _rows(actor, code, how, request.GET.get("page"))
    asked = f"?platform={code}&how={how}" if code else f"?how={how}"
    context = {
        "figures": figures,
        "count": ReachCount.objects.filter(county=settings.PACK.county).first(),
        "alone": _alone(actor).count(),
        "alone_url": f"{reverse('reach')}?how={_ALONE}#rows",
        "near_km": settings.PACK.reach.near_km,
        "factor": settings.PACK.reach.pace.detour_percent / 100,
        "page": page,
        "rows": [row_of(line) for line in page] if page else [],
        "title": _title(code, how),
        "next": f"{asked}&page={page.next_page_number()}#rows" if page and page.has_next() else "",
        "previous": f"{asked}&page={page.previous_page_number()}#rows" if page and page.has_previous() else "",
        "may_import": actor.may("keep_sites"),
    }  # fmt: skip
    return render(request, "console/reach/reach.html", context)


def table_of(actor: Actor) -> list[dict[str, object]]:
    """Each kind of service: how many villages walk, are come to, have nothing; one statement."""
    near_km = settings.PACK.reach.near_km
    counts = {f"count_{how.value}": Count("pk", filter=standing(how, near_km)) for how in Within}
    rows = ReachLine.objects.visible_to(actor).order_by("platform__position")
    told: Any = rows.values("platform__code", "platform__name").annotate(
        **counts, place=F("platform__position")
    )
    return [
        {
            "name": row["platform__name"], "code": row["platform__code"],
            "cells": [
                {"how": how.label, "count": row[f"count_{how.value}"],
                 "url": f"{reverse('reach')}?platform={row['platform__code']}&how={how.value}#rows"}
                for how in Within
            ],
        }
        for row in told
    ]  # fmt: skip


def row_of(line: ReachLine) -> Row:
    """Words of one line: kilometres to a hundred metres, minutes by the county's factor."""
    pace = settings.PACK.reach.pace
    km, minutes = "", ""
    if line.metres is not None:
        away = line.metres / 1000
        km = _("{n} 公里").format(n=round(away, 1))
        minutes = _("走路约 {walk} 分，开车约 {drive} 分").format(
            walk=pace.walk_minutes(away), drive=pace.drive_minutes(away)
        )
    town = line.area.parent
    return Row(
        line.area.name, town.name if town else "", line.platform.name,
        line.place.short_name if line.place else "", line.place_id, km, minutes, line.comes,
    )  # fmt: skip


def _rows(actor: Actor, code: str, how: str, number: str | None) -> Page[ReachLine] | None:
    """The asked rows, in the order of the divisions; None when nothing was asked for."""
    lines = ReachLine.objects.visible_to(actor).select_related("area__parent", "platform", "place")
    if how == _ALONE:
        found = lines.filter(area__in=_alone(actor).values("area"))
    elif how in Within.values and code:
        found = lines.filter(platform__code=code).within(how, settings.PACK.reach.near_km)
    else:
        return None
    ordered = found.order_by("area__code", "platform__position")
    return Paginator(ordered, _A_PAGE).get_page(number)


def _alone(actor: Actor):  # type: ignore[no-untyped-def]
    """Villages that walk to no kind of service at all."""
    near = standing(Within.NEAR, settings.PACK.reach.near_km)
    rows = ReachLine.objects.visible_to(actor).order_by().values("area")
    return rows.annotate(walks=Count("pk", filter=near), last=Max("pk")).filter(walks=0)


def _title(code: str, how: str) -> str:
    if how == _ALONE:
        return _("一样服务也走不到的村")
    if not code or how not in Within.values:
        return ""
    name = Platform.objects.filter(Q(county=settings.PACK.county, code=code)).values_list(
        "name", flat=True
    )
    return f"{name.first() or ''} · {in_words(Within(how).label)}"

"""示意图: villages and sites of one kind of service as marks, and the same as a list (R024).

Shown only when the county has its 审图号 (地图管理条例); the list is there in any case. No border
is drawn: there are points and the names of towns, nothing else of ours.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.areas.enums import UnitKind
from wudan.areas.models import AreaPoint
from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.registers.enums import Within
from wudan.registers.models import ReachLine
from wudan.sites.models import SitePeriod
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, for_roles
from wudan.web.console.reach.drawing import Drawing, Mark, drawn
from wudan.web.console.reach.lists import row_of

_SHAPES = {Within.NEAR: "●", Within.COMES: "○", Within.NOTHING: "▲"}


@for_roles(*OFFICE, *READERS)
def reach_map(request: HttpRequest) -> HttpResponse:
    """One kind of service; the first when none was asked for."""
    actor = actor_of(request)
    platforms = list(Platform.objects.filter(county=settings.PACK.county))
    asked = request.GET.get("platform", "")
    chosen = next(
        (one for one in platforms if one.code == asked), platforms[0] if platforms else None
    )
    lines = list(
        ReachLine.objects.visible_to(actor).filter(platform=chosen)
        .select_related("area__parent", "platform", "place").order_by("area__code")
    )  # fmt: skip
    standings = [(line, stands(line)) for line in lines]
    approval = settings.MAP_APPROVAL
    context = {
        "tabs": [
            {"label": one.name, "url": f"{reverse('reach-map')}?platform={one.code}", "current": one == chosen}
            for one in platforms
        ],
        "approval": approval,
        "drawing": _drawing(actor, standings) if approval and lines else None,
        "chosen": chosen,
        "groups": [
            {"shape": _SHAPES[how], "label": how.label,
             "rows": [row_of(line) for line, one in standings if one is how]}
            for how in (Within.NOTHING, Within.COMES, Within.NEAR)
        ],
        "near_km": settings.PACK.reach.near_km,
        "tianditu": settings.TIANDITU is not None,
    }  # fmt: skip
    return render(request, "console/reach/map.html", context)


def stands(line: ReachLine) -> Within:
    """The same rule as the lists', for one line that is at hand."""
    if line.metres is not None and line.metres <= round(settings.PACK.reach.near_km * 1000):
        return Within.NEAR
    return Within.COMES if line.comes else Within.NOTHING


def _drawing(actor: Actor, standings: list[tuple[ReachLine, Within]]) -> Drawing:
    points = {row.area_id: row.place for row in AreaPoint.objects.of_county(settings.PACK.county)}
    villages = [
        Mark(points[line.area_id], line.area.name, how.value)
        for line, how in standings if line.area_id in points
    ]  # fmt: skip
    with_it = {line.place_id for line, _ in standings}
    today = SitePeriod.objects.on(clock.day_of(clock.now())).open()
    here = today.filter(site__unit__path__startswith=actor.unit_path, site__unit__ends_on=None)
    sites, towns = [], []
    for period in here.select_related("site__unit"):
        unit, point = period.site.unit, period.point
        if point is None:
            continue
        if unit.pk in with_it:
            sites.append(Mark(point, unit.short_name, "place"))
        if unit.kind in {UnitKind.INSTITUTE, UnitKind.CENTER}:
            towns.append(Mark(point, unit.short_name.removesuffix("所"), "town"))
    return drawn(villages, sites, towns, tiles=settings.TIANDITU)

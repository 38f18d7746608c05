"""阵地: where one can go, nearest first when the phone says where it is, else by town, or the four kinds of bases."""

import math
from collections import Counter

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Platform
from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.places import Point, kilometres
from wudan.kit.refusals import Missing
from wudan.people.models import Post
from wudan.sites.enums import SiteState
from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Room, SitePeriod
from wudan.sites.reception import nearest
from wudan.web.portal.bases import bases
from wudan.web.portal.cards import Card
from wudan.web.portal.earning.shown import earning_cards
from wudan.web.portal.services import menu
from wudan.web.portal.site_cards import site_card, site_facts
from wudan.web.portal.standing import standing_cards

_NEAREST = 12
_NEIGHBOURS = 6


@login_not_required
def places(request: HttpRequest) -> HttpResponse:
    """The nearest sites of a point, the sites of a town, or center and institutes."""
    periods = _periods()
    if "bases" in request.GET:
        return _bases_page(request, periods)
    point, town = point_of(request), request.GET.get("town", "")
    towns = [p for p in periods if p.site.unit.kind == UnitKind.INSTITUTE]
    if point:
        near = nearest(point, periods)[:_NEAREST]
        here = {period.site_id: period for period in periods}
        cards = [site_card(here[site.pk], km=km) for km, site in near]
    else:
        cards = [site_card(period) for period in periods if _belongs(period, town)]
    context = {
        "cards": cards,
        "point": point,
        "tabs": _tabs(towns, town),
    }
    return render(request, "portal/places.html", context)


def _bases_page(request: HttpRequest, periods: list[SitePeriod]) -> HttpResponse:
    """The bases of the four kinds (R019), or of one of them, each kind with how many there are."""
    asked = request.GET["bases"]
    found = bases(periods, clock.day_of(clock.now()))
    kind = asked if asked in BaseKind.values else ""
    address = reverse("places")
    towns = [p for p in periods if p.site.unit.kind == UnitKind.INSTITUTE]
    many = Counter(one.kind for one in found)
    kinds = [("", _("全部"), len(found)), *((one.value, one.label, many[one]) for one in BaseKind)]
    context = {
        "cards": [one.card for one in found if kind in {"", one.kind}],
        "tabs": _tabs(towns, None),
        "kinds": [
            {"label": label, "count": n, "url": f"{address}?bases={code or 'all'}", "current": code == kind}
            for code, label, n in kinds
        ],
    }  # fmt: skip
    return render(request, "portal/places.html", context)


@login_not_required
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One site: where, when, who answers, what is received there, how far the next ones are."""
    periods = _periods()
    here = next((period for period in periods if period.site.unit_id == pk), None)
    if here is None:
        raise Missing
    head = Post.objects.held_on(clock.day_of(clock.now())).filter(unit=pk, heads=True).first()
    context = {
        "site": site_card(here),
        "closed": here.state == SiteState.CLOSED,
        "why": here.why,
        "above": here.site.unit.parent,
        "items": [
            *site_facts(here, head.title if head else ""),
            *standing_cards(pk, here.site.unit.kind),
            *earning_cards(pk, here.site.unit.kind),
            *_colors_card(pk, here.site.unit.kind),
        ],
        "services": _served_here(here.site.unit.path),
        "rooms": Room.objects.in_use().filter(site=here.site).count(),
        "unit_id": pk,
        "neighbours": _neighbours(here, periods),
    }
    return render(request, "portal/place.html", context)


def _colors_card(pk: int, kind: str) -> list[Card]:
    """The way to a village's seven colours."""
    if kind != UnitKind.STATION:
        return []
    url = reverse("village-colors", args=[pk])
    return [{"label": _("七色之花"), "value": _("看这里做了什么"), "url": url}]


def _periods() -> list[SitePeriod]:
    """Every site's present, institutes and their stations together."""
    today = clock.day_of(clock.now())
    rows = SitePeriod.objects.on(today).filter(
        site__unit__county=settings.PACK.county, site__unit__ends_on=None
    )
    return list(rows.select_related("site__unit__parent").order_by("site__unit__path"))


def point_of(request: HttpRequest) -> Point | None:
    """Where the phone is; nothing when it does not say, or says nonsense."""
    try:
        lon, lat = float(request.GET["lon"]), float(request.GET["lat"])
    except (KeyError, ValueError):
        return None
    sane = math.isfinite(lon) and math.isfinite(lat) and 73 <= lon <= 136 and 3 <= lat <= 54
    return Point(lon, lat) if sane else None


def _belongs(period: SitePeriod, town: str) -> bool:
    unit = period.site.unit
    if not town:
        return unit.kind != UnitKind.STATION
    return town in {str(unit.pk), str(unit.parent_id)} and unit.kind != UnitKind.CENTER


def _tabs(towns: list[SitePeriod], town: str | None) -> list[Card]:
    """The county's own, each town's, the bases; `town` is None when the bases are shown."""
    current = town is None
    tabs = [_town_tab(period, "-" if town is None else town) for period in (None, *towns)]
    bases_url = f"{reverse('places')}?bases=all"
    return [*tabs, {"label": _("实践基地"), "url": bases_url, "current": current}]


def _town_tab(period: SitePeriod | None, current: str) -> Card:
    pk = str(period.site.unit_id) if period else ""
    address = reverse("places")
    return {
        "label": period.site.unit.short_name.removesuffix("所") if period else _("县中心和各所"),
        "url": f"{address}?town={pk}" if pk else address,
        "current": pk == current,
    }


def _served_here(path: str) -> list[Card]:
    """What is done at this site, a line a platform."""
    names: dict[Platform, list[str]] = {}
    for service in menu():
        if PlaceMode.SITE in service.places and service.reaches(path):
            names.setdefault(service.platform, []).append(service.name)
    return [
        {"label": platform.name, "value": in_words(Listed(COMMA, named))}
        for platform, named in names.items()
    ]


def _neighbours(here: SitePeriod, periods: list[SitePeriod]) -> list[Card]:
    """The nearest other sites, as the crow flies: no map is needed (地图管理条例)."""
    if here.point is None:
        return []
    others = [p for p in periods if p.pk != here.pk and p.point and p.state == SiteState.OPEN]
    measured = sorted((kilometres(here.point, p.point), p.pk, p) for p in others if p.point)
    return [
        {"name": period.site.unit.short_name, "km": round(km, 1), "minutes": settings.PACK.reach.pace.drive_minutes(km),
         "url": reverse("place", args=[period.site.unit_id])}
        for km, _pk, period in measured[:_NEIGHBOURS]
    ]  # fmt: skip

"""Towns and villages of a dashboard: a schematic of equal tiles, its table, the silent ones with a cause.

No map is drawn, so no 审图号 is needed: a tile a place, in the order of the tree, colored by its own
share of villages where something happened. The next page down is one tap away.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import CharField, DateField, Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from wudan.areas.enums import SITE_KINDS, UnitKind
from wudan.areas.models import Unit
from wudan.kit.phrases import in_words
from wudan.registers.silent import Silent, causes_of, with_staff
from wudan.statistics.enums import Span
from wudan.statistics.known import Known, Numbers
from wudan.statistics.models import ALL, Rollup
from wudan.tables.prepared import Prepared, slot
from wudan.web.console.overview.asked import Asked
from wudan.web.console.overview.blocks import Place
from wudan.web.console.picture import Figure
from wudan.web.tree import in_order


def sites_within(path: str, *, span: Span, start: date, today: date) -> list[Unit]:
    """Centers, institutes and stations at a unit and below, in order, each with whether anything
    happened in the span, and lately, and whether anybody is there; one statement."""
    asked = {
        "county": settings.PACK.county,
        "path": path,
        "today": today,
        "since": month_before(today),
    }
    if (span, start) == (Span.MONTH, today.replace(day=1)):  # this month's is the latest there is
        return in_order(_SITES(**asked))
    return in_order(_SITES_THEN(**asked, span=span, start=start))


def _sites(*, then: bool) -> QuerySet[Unit]:
    of = Rollup.objects.filter(unit=OuterRef("pk"), topic=ALL)
    lately = of.filter(span=Span.MONTH, start__gte=slot("since", DateField())).order_by("-start")
    rows = Unit.objects.at_or_below(slot("path", CharField())).filter(
        county=slot("county", CharField()), kind__in=SITE_KINDS, ends_on=None
    )
    told = with_staff(rows.only("short_name", "kind", "path", "parent"), slot("today", DateField()))
    told = told.annotate(heard=Subquery(lately.values("start")[:1]))
    if not then:
        return told
    spent = of.filter(span=slot("span", CharField()), start=slot("start", DateField()))
    return told.annotate(alive=Exists(spent))


_SITES: Prepared[Unit] = Prepared(lambda: _sites(then=False))
_SITES_THEN: Prepared[Unit] = Prepared(lambda: _sites(then=True))


def _is_alive(site: Unit, asked: Asked) -> bool:
    """Whether anything happened at a site of `sites_within` in the span asked for."""
    alive = getattr(site, "alive", None)
    heard: date | None = site.heard  # type: ignore[attr-defined]
    return heard == asked.start if alive is None else alive


def places(asked: Asked, sites: list[Unit], known: Known) -> list[Place]:
    """The next level down."""
    inside: defaultdict[int, list[Unit]] = defaultdict(list)
    for site in sites:
        if site.kind == UnitKind.STATION and site.parent_id:
            inside[site.parent_id].append(site)
    found, here = [], reverse("overview")
    for site in next_level(asked, sites):
        stations = inside[site.pk] or [site]
        numbers = known.below.get(site.pk, Numbers())
        alive = sum(_is_alive(one, asked) for one in stations)
        url = f"{here}?month={asked.text}&unit={site.pk}"
        placed, done = (
            Figure("", numbers[key], asked.opens_below(key, site.pk))
            for key in ("orders-placed", "orders-fulfilled")
        )
        found.append(Place(site.short_name, placed, done, alive, len(stations), url))
    return found


def next_level(asked: Asked, sites: list[Unit]) -> list[Unit]:
    """The units directly below."""
    return [site for site in sites if site.parent_id == asked.unit.pk]


def silent(asked: Asked, sites: list[Unit]) -> list[Silent]:
    """Where nothing happened in this month and the one before, and probably why; one statement."""
    quiet = [site for site in sites if site.heard is None]  # type: ignore[attr-defined]
    return causes_of(settings.PACK.county, quiet, asked.today)


def by_parent(
    found: list[Silent], by_pk: Mapping[int, Unit]
) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """The silent sites under the names of what they belong to, in order: number, name, cause."""
    groups: dict[str, list[tuple[int, str, str]]] = {}
    for one in found:
        above = by_pk.get(one.unit.parent_id or 0)
        told = (one.unit.pk, one.unit.short_name, in_words(one.cause.label))
        groups.setdefault(above.short_name if above else "", []).append(told)
    return list(groups.items())


def month_before(day: date) -> date:
    """The first day of the month before the one a day is in."""
    return date.fromordinal(day.replace(day=1).toordinal() - 1).replace(day=1)

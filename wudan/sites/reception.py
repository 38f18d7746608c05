"""Which site receives an order: the nearest that is open; a closed one's parent instead (R063)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, reduce
from operator import or_

from django.db.models import BigIntegerField, DateField, Q, QuerySet

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.places import Point, kilometres
from wudan.kit.tree_paths import steps_of
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.tables.prepared import Prepared, slot


def receiving_unit(origin: Unit, *, at: datetime) -> Unit:
    """The unit itself if its site is open that day, else the first open one above it.

    The center always receives: somebody must.
    """
    steps = steps_of(origin.path)
    day = day_of(at)
    closed = {unit for (unit,) in _closed(len(steps))(day=day, **_named(steps))}
    if origin.is_site and origin.pk not in closed and origin.ends_on is None:
        return origin
    for pk in reversed(steps[:-1]):
        unit = Unit.objects.get(pk=pk)
        if unit.is_site and pk not in closed and unit.ends_on is None:
            return unit
    return Unit.objects.get(pk=steps[0])


@cache
def _closed(many: int) -> "Prepared[tuple[int]]":
    """Which of some units have a site that is closed on a day."""

    def build() -> "QuerySet[SitePeriod, tuple[int]]":
        units = [Q(site__unit=slot(name, BigIntegerField())) for name in _named(range(many))]
        rows = SitePeriod.objects.on(slot("day", DateField())).filter(state=SiteState.CLOSED)
        rows = rows.filter(reduce(or_, units))
        return rows.values_list("site__unit_id")

    return Prepared(build)


def _named(steps: Iterable[int]) -> dict[str, int]:
    return {f"unit_{place}": step for place, step in enumerate(steps)}


def nearest(point: Point, periods: Iterable[SitePeriod]) -> list[tuple[float, Site]]:
    """Sites by distance in km, nearest first; those without a place are left out."""
    placed = ((period.point, period.site) for period in periods)
    found = [(kilometres(point, where), site) for where, site in placed if where is not None]
    return sorted(found, key=lambda pair: (pair[0], pair[1].pk))

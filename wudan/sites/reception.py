"""Which site receives an order: the nearest that is open; a closed one's parent instead (R063)."""

from collections.abc import Iterable
from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.places import Point, kilometres
from wudan.kit.tree_paths import steps_of
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod


def receiving_unit(origin: Unit, *, at: datetime) -> Unit:
    """The unit itself if its site is open that day, else the first open one above it.

    The center always receives: somebody must.
    """
    steps = steps_of(origin.path)
    day = day_of(at)
    closed = set(
        SitePeriod.objects.on(day)
        .filter(site__unit__in=steps, state=SiteState.CLOSED)
        .values_list("site__unit_id", flat=True)
    )
    if origin.is_site and origin.pk not in closed and origin.ends_on is None:
        return origin
    for pk in reversed(steps[:-1]):
        unit = Unit.objects.get(pk=pk)
        if unit.is_site and pk not in closed and unit.ends_on is None:
            return unit
    return Unit.objects.get(pk=steps[0])


def nearest(point: Point, periods: Iterable[SitePeriod]) -> list[tuple[float, Site]]:
    """Sites by distance in km, nearest first; those without a place are left out."""
    placed = ((period.point, period.site) for period in periods)
    found = [(kilometres(point, where), site) for where, site in placed if where is not None]
    return sorted(found, key=lambda pair: (pair[0], pair[1].pk))

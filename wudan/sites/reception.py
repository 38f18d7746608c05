"""Which site receives an order: the nearest that is open; a closed one's parent instead (R063)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, DateField, Exists, OuterRef, Q, QuerySet

from wudan.areas.models import Unit
from wudan.areas.standing import stays
from wudan.kit.clock import day_of
from wudan.kit.places import Point, kilometres
from wudan.kit.tree_paths import steps_of
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod
from wudan.tables.prepared import Prepared, slot


class Reception(NamedTuple):
    """Where an order comes from, and which unit receives it."""

    origin: Unit
    unit: Unit


def reception_from(pk: int, *, at: datetime) -> Reception:
    """A unit by its key, and the one that receives what comes from it, which does not end before the transaction
    is over; mostly itself, so read in one statement."""
    found = _reception_from(pk, at=at)
    while not _keeps(found.unit):
        found = _reception_from(pk, at=at)
    return found


def _reception_from(pk: int, *, at: datetime) -> Reception:
    origin = _origin(pk=pk, day=day_of(at))[0]
    if _receives(origin, is_closed=origin.is_closed):
        return Reception(origin, origin)
    return Reception(origin, _receiving(origin, at=at))


def _keeps(unit: Unit) -> bool:
    """Whether it goes on receiving; the center always does."""
    return stays(unit) or unit.parent_id is None


def _receives(unit: Unit, *, is_closed: bool) -> bool:
    return unit.is_site and not is_closed and unit.ends_on is None


def receiving_unit(origin: Unit, *, at: datetime) -> Unit:
    """The unit itself if its site is open that day, else the first open one above it.

    The center always receives: somebody must. Who receives does not end before the transaction is over.
    """
    found = _receiving(origin, at=at)
    while not _keeps(found):
        origin.refresh_from_db(fields=["ends_on"])
        found = _receiving(origin, at=at)
    return found


def _receiving(origin: Unit, *, at: datetime) -> Unit:
    steps = steps_of(origin.path)
    day = day_of(at)
    closed = {unit for (unit,) in _closed(len(steps))(day=day, **_named(steps))}
    if _receives(origin, is_closed=origin.pk in closed):
        return origin
    for pk in reversed(steps[:-1]):
        unit = Unit.objects.get(pk=pk)
        if _receives(unit, is_closed=pk in closed):
            return unit
    return Unit.objects.get(pk=steps[0])


@cache
def _closed(many: int) -> "Prepared[tuple[int]]":
    """Which of some units have a site that is closed on a day."""

    def build() -> "QuerySet[SitePeriod, tuple[int]]":
        units = [Q(site__unit=slot(name, BigIntegerField())) for name in _named(range(many))]
        return _closed_periods().filter(reduce(or_, units)).values_list("site__unit_id")

    return Prepared(build)


def _closed_periods() -> "QuerySet[SitePeriod]":
    return SitePeriod.objects.on(slot("day", DateField())).filter(state=SiteState.CLOSED)


def _with_its_state() -> "QuerySet[Any]":
    is_closed = Exists(_closed_periods().filter(site__unit=OuterRef("pk")))
    return Unit.objects.filter(pk=slot("pk", BigIntegerField())).annotate(is_closed=is_closed)


_origin: "Prepared[Any]" = Prepared(_with_its_state)


def _named(steps: Iterable[int]) -> dict[str, int]:
    return {f"unit_{place}": step for place, step in enumerate(steps)}


def nearest(point: Point, periods: Iterable[SitePeriod]) -> list[tuple[float, Site]]:
    """Sites by distance in km, nearest first; those without a place are left out."""
    placed = ((period.point, period.site) for period in periods)
    found = [(kilometres(point, where), site) for where, site in placed if where is not None]
    return sorted(found, key=lambda pair: (pair[0], pair[1].pk))

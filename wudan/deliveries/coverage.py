"""各村轮到了没有: when each village was last reached by a kind of service, and when it will be (R039, R040).

Reached is what both sides said (a delivery the site acknowledged) and what a team did for an order that
began there. In the order of the tree; nobody is ranked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.deliveries.enums import DeliveryStage
from wudan.deliveries.models import Delivery
from wudan.kit.clock import day_of
from wudan.orders.models import Fulfillment


@dataclass(frozen=True, slots=True)
class Reached:
    """One village and one kind of service."""

    last: date | None
    coming: date | None


@dataclass(frozen=True, slots=True)
class Village:
    """One station, and what reached it."""

    unit: Unit
    by_platform: Mapping[int, Reached]
    names: Mapping[int, str]

    @property
    def reached(self) -> list[tuple[str, date]]:
        """Kinds of service that came, with the last day."""
        rows = self.by_platform.items()
        return [(self.names.get(key, ""), one.last) for key, one in rows if one.last]

    @property
    def promised(self) -> list[tuple[str, date]]:
        """Kinds of service with a party's yes, and the first day."""
        rows = self.by_platform.items()
        return [(self.names.get(key, ""), one.coming) for key, one in rows if one.coming]

    @property
    def is_bare(self) -> bool:
        """Whether nothing ever came and nothing is promised."""
        return not any(reached.last or reached.coming for reached in self.by_platform.values())


def coverage_of(path: str, *, at: datetime) -> list[Village]:
    """The stations at or below a node; five statements however many there are."""
    on = day_of(at)
    units = Unit.objects.at_or_below(path).open_on(on).filter(kind=UnitKind.STATION)
    found = _by_unit(_last(path), _coming(path, at=at))
    names = dict(Platform.objects.order_by("position").values_list("pk", "name"))
    return [
        Village(unit, found.get(unit.pk, {}), names)
        for unit in units.select_related("parent").order_by("path")
    ]


def last_reached(units: Iterable[Unit], platform_id: int) -> dict[int, date | None]:
    """When each of these was last reached by that kind of service; None is never."""
    last = _last("")
    return {unit.pk: last.get((unit.pk, platform_id)) for unit in units}


def _by_unit(
    last: Mapping[tuple[int, int], date], coming: Mapping[tuple[int, int], date]
) -> dict[int, dict[int, Reached]]:
    found: dict[int, dict[int, Reached]] = defaultdict(dict)
    for unit, platform in {*last, *coming}:
        key = (unit, platform)
        found[unit][platform] = Reached(last.get(key), coming.get(key))
    return found


def _last(path: str) -> dict[tuple[int, int], date]:
    brought = Delivery.objects.filter(
        stage=DeliveryStage.ACKNOWLEDGED, unit__path__startswith=path
    ).values_list("unit", "round__service__platform")
    served = Fulfillment.objects.filter(
        done_at__isnull=False, order__origin__path__startswith=path, order__platform__isnull=False
    ).values_list("order__origin", "order__platform")
    found: dict[tuple[int, int], date] = {}
    for unit, platform, day in brought.annotate(last=Max("day")):
        found[unit, platform] = day
    for unit, platform, moment in served.annotate(last=Max("done_at")):
        day = day_of(moment)
        found[unit, platform] = max(day, found.get((unit, platform), day))
    return found


def _coming(path: str, *, at: datetime) -> dict[tuple[int, int], date]:
    promised = Delivery.objects.promised().filter(unit__path__startswith=path, starts_at__gt=at)
    rows = promised.values_list("unit", "round__service__platform").annotate(first=Min("day"))
    return {(unit, platform): day for unit, platform, day in rows}

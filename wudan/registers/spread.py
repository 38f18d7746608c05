"""分布: how services lie over villages and orders over teams; the longest wait (R039, R052).

Figures and their distribution, never an order of villages or teams: each figure opens to its rows in
the order of the tree. A service reached a village when an order from it was done, or a delivery to
it was acknowledged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, QuerySet

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.deliveries.enums import DeliveryStage
from wudan.deliveries.models import Delivery
from wudan.kit.clock import midnight
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Fulfillment, Order
from wudan.teams.models import Team

DAYS = 90
BANDS: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, None))
"""From how many to how many: the bars of the distribution."""
_DONE = (FulfillmentState.DONE, FulfillmentState.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Window:
    """From and to, full days of the county."""

    since: datetime
    until: datetime

    @classmethod
    def before(cls, day: date) -> "Window":
        """The ninety days before a day begins."""
        return cls(midnight(day - timedelta(days=DAYS)), midnight(day))


@dataclass(frozen=True, slots=True)
class Counted:
    """A village's station or a team, and how many services or orders it had."""

    pk: int
    """Of the unit, or of the team."""
    name: str
    above: str
    path: str
    count: int


def villages(county: str, window: Window) -> list[Counted]:
    """Every open station, in the order of the tree, with the services that reached it; three statements."""
    rows = Unit.objects.filter(county=county, kind=UnitKind.STATION, ends_on=None)
    done = _done(county, window).values_list("order__origin").annotate(n=Count("pk")).order_by()
    brought = Delivery.objects.filter(
        county=county, stage=DeliveryStage.ACKNOWLEDGED, starts_at__gte=window.since,
        starts_at__lt=window.until,
    )  # fmt: skip
    counts = Counter(dict(done)) + Counter(
        dict(brought.values_list("unit").annotate(n=Count("pk")).order_by())
    )
    named = rows.values_list("pk", "short_name", "parent__short_name", "path")
    return [Counted(pk, name, above or "", path, counts[pk]) for pk, name, above, path in named]


def teams(county: str, window: Window) -> list[Counted]:
    """Every present team with the orders it did; two statements."""
    done = _done(county, window).filter(dispatch__team__isnull=False)
    counts = Counter(dict(done.values_list("dispatch__team").annotate(n=Count("pk")).order_by()))
    named = Team.objects.active(county).values_list(
        "pk", "unit__short_name", "unit__parent__short_name", "unit__path"
    )
    return [Counted(pk, name, above or "", path, counts[pk]) for pk, name, above, path in named]


def told(rows: Sequence[Counted]) -> dict[str, object]:
    """Count, how many have any, Gini, and how many lie in each band."""
    counts = [row.count for row in rows]
    return {
        "count": len(counts), "reached": sum(1 for n in counts if n), "gini": round(gini(counts), 3),
        "bands": [len(in_band(rows, place)) for place in range(len(BANDS))],
    }  # fmt: skip


def in_band(rows: Iterable[Counted], place: int) -> list[Counted]:
    """The rows of one bar, as they came."""
    least, most = BANDS[place]
    return [row for row in rows if least <= row.count and (most is None or row.count <= most)]


def gini(counts: Iterable[int]) -> float:
    """0: all the same; near 1: one has all. Nothing at all counts as the same."""
    ordered = sorted(counts)
    total, many = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(ordered, start=1))
    return 2 * weighted / (many * total) - (many + 1) / many


def waits(county: str, window: Window) -> dict[str, dict[str, object] | None]:
    """Who has waited longest up to the end of the window, and who did of those served in it."""
    waiting = Order.objects.filter(county=county, placed_at__lt=window.until).open()
    oldest = waiting.order_by("placed_at", "pk").values_list("no", "placed_at").first()
    took = ExpressionWrapper(F("done_at") - F("order__placed_at"), output_field=DurationField())
    done = _done(county, window).annotate(took=took).order_by("-took", "pk")
    slowest = done.values_list("order__no", "took").first()
    return {
        "open": {"no": oldest[0], "days": (window.until - oldest[1]).days} if oldest else None,
        "done": {"no": slowest[0], "days": slowest[1].days} if slowest else None,
    }


def _done(county: str, window: Window) -> QuerySet[Fulfillment]:
    return Fulfillment.objects.filter(
        county=county, state__in=_DONE, done_at__gte=window.since, done_at__lt=window.until
    )

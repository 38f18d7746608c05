"""没有满足的需求: what was asked for and not given, by reason, platform, month, town (domain §5 row 45).

For those who may see the orders themselves; a number leads to its rows. What is shown to
everybody goes through `kept_back`, so that no small number points at a person (G21).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Value
from django.db.models.functions import ExtractMonth, ExtractYear, Left

from wudan.catalog.models import UnmatchedSearch
from wudan.kit.clock import midnight
from wudan.orders.enums import UnmetReason
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet

SMALLEST = 5
"""A smaller number is not shown to everybody."""
_TOWN = 9
"""So many letters of a village's area code name its town."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """How many needs of one kind: reason, platform, item, month, town (its area code)."""

    reason: str
    platform_id: int | None
    service_id: int | None
    year: int
    month: int
    town: str
    number: int


def unmet_needs(orders: OrderQuerySet, *, since: date, until: date) -> list[Unmet]:
    """The unmet needs among these orders placed from a day to before another: four statements,
    one a reason. Other packages narrow the orders first: to a platform, an item, a subtree."""
    placed = orders.filter(placed_at__gte=midnight(since), placed_at__lt=midnight(until))
    found: list[Unmet] = []
    for reason in UnmetReason:
        rows = (
            placed.unmet(reason)
            .order_by()
            .annotate(
                year=ExtractYear("placed_at"),
                at_month=ExtractMonth("placed_at"),
                town=Left(F("origin__area__code"), Value(_TOWN)),
            )
        )
        counted = rows.values("platform", "service", "year", "at_month", "town")
        found += [
            Unmet(
                reason, row["platform"], row["service"], row["year"], row["at_month"],
                row["town"] or "", row["how_many"],
            )
            for row in counted.annotate(how_many=Count("pk"))
        ]  # fmt: skip
    return found


def evidence_of_need(
    *, county: str, since: date, until: date, platform_id: int | None = None,
    service_id: int | None = None,
) -> OrderQuerySet:  # fmt: skip
    """The orders that show an unmet need; who shows them narrows them to what the reader may see."""
    rows = Order.objects.filter(county=county).unmet()
    rows = rows.filter(placed_at__gte=midnight(since), placed_at__lt=midnight(until))
    if platform_id is not None:
        rows = rows.filter(platform=platform_id)
    return rows.filter(service=service_id) if service_id is not None else rows


def summed(needs: Iterable[Unmet], by: str) -> Counter[object]:
    """Numbers by one thing: reason, platform_id, service_id, month (the season), town."""
    counted: Counter[object] = Counter()
    for need in needs:
        counted[getattr(need, by)] += need.number
    return counted


def searched_in_vain(county: str, *, since: date, until: date) -> list[tuple[str, int]]:
    """What people looked for and the menu has not, the most often first; rare words, in which
    somebody might be named, are left out."""
    counted: Counter[str] = Counter()
    rows = UnmatchedSearch.objects.filter(
        county=county, month__gte=since.replace(day=1), month__lt=until
    )
    for words, count in rows.values_list("words", "count"):
        counted[words] += count
    return [(words, count) for words, count in counted.most_common(40) if count >= SMALLEST]


def kept_back(number: int) -> str:
    """A number as everybody may see it."""
    return str(number) if number == 0 or number >= SMALLEST else f"少于 {SMALLEST}"

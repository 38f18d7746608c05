"""每月公示: who gave, what went, what is left at one shop; made of the movements, nothing is typed (R076).

It names givers who agreed to be named. Of those who redeemed it tells how many, not who: in a
village a masked name is a name, and what somebody needs is nobody's business (PIPL §6, §25).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum

from wudan.kit.clock import midnight
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Batch, Shop, Stock, StockMovement


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave."""

    name: str
    good: str
    measure: str
    count: int


@dataclass(frozen=True, slots=True)
class Went:
    """How one good moved: taken home, by how many redemptions, lost, found by counting, left at the end."""

    good: str
    measure: str
    price: int
    taken: int
    times: int
    lost: int
    counted: int
    left: int


@dataclass(frozen=True, slots=True)
class MonthlyNotice:
    """One shop, one month."""

    shop: Shop
    first: date
    given: Sequence[Given]
    went: Sequence[Went]


def notice_of(shop: Shop, first: date) -> MonthlyNotice:
    """Four statements."""
    ends = next_month(first)
    batches = Batch.objects.filter(
        stock__shop=shop, received_on__gte=first, received_on__lt=ends
    ).select_related("sponsor", "stock__good")
    given = [
        Given(one.sponsor.shown_name, one.stock.good.name, one.stock.good.measure, one.quantity)
        for one in batches.order_by("received_on", "pk")
    ]
    return MonthlyNotice(shop, first, given, _went(shop, first, ends))


def next_month(first: date) -> date:
    """The first of the month after."""
    return (first + timedelta(days=32)).replace(day=1)


def _went(shop: Shop, first: date, ends: date) -> list[Went]:
    rows = StockMovement.objects.filter(stock__shop=shop, at__lt=midnight(ends)).exclude(count_by=0)
    left = dict(rows.values_list("stock").annotate(n=Sum("count_by")).order_by("stock"))
    within = rows.filter(at__gte=midnight(first)).values("stock", "kind").order_by("stock", "kind")
    moved: dict[tuple[int, str], tuple[int, int]] = {
        (row["stock"], row["kind"]): (row["n"], row["times"])
        for row in within.annotate(n=Sum("count_by"), times=Count("redemption", distinct=True))
    }
    stocks = Stock.objects.filter(shop=shop, pk__in=left).select_related("good")
    return [
        Went(
            one.good.name, one.good.measure, one.good.price,
            taken=-_of(moved, one.pk, MovementKind.COLLECTED)[0]
            - _of(moved, one.pk, MovementKind.RETURNED)[0],
            times=_of(moved, one.pk, MovementKind.COLLECTED)[1],
            lost=-_of(moved, one.pk, MovementKind.WRITTEN_OFF)[0],
            counted=_of(moved, one.pk, MovementKind.COUNTED)[0], left=left[one.pk],
        )
        for one in stocks.order_by("good__name")
    ]  # fmt: skip


def _of(moved: dict[tuple[int, str], tuple[int, int]], stock: int, kind: str) -> tuple[int, int]:
    return moved.get((stock, kind), (0, 0))

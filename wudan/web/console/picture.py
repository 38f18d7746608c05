"""The five orders in figures; each figure knows the address of its rows. Units and persons are
never ranked: platforms and villages keep their official order (国办函〔2026〕12号)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Avg, Count
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.orders.flow import CLOSED
from wudan.orders.models import Order, Review
from wudan.orders.policies import LOW_SCORE
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.web.console.stages import DONE, FIVE, RATED
from wudan.web.tree import in_order

SILENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, what it counts, and where its rows are."""

    label: str
    number: int
    url: str
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many were heard, and what they said. Those who said nothing praise nothing."""

    served: int
    rated: int
    average: float | None
    served_url: str
    rated_url: str
    low: int
    low_url: str

    @property
    def percent(self) -> int:
        """Share of the served who rated."""
        return round(100 * self.rated / self.served) if self.served else 0


def rows_at(**asked: object) -> str:
    """The address of the orders that a figure counts."""
    return f"{reverse('orders')}?{urlencode(asked, doseq=True)}"


def open_now(orders: OrderQuerySet) -> list[Figure]:
    """What is in hand, step by step."""
    by_stage = Counter(dict(orders.open().values_list("stage").annotate(n=Count("pk"))))
    labels = {
        "placed": _("等接单"), "accepted": _("等派单"), "dispatched": _("等买单"),
        "serving": _("服务中"), "reviewing": _("等确认、评单"),
    }  # fmt: skip
    return [
        Figure(labels[step], sum(by_stage[stage] for stage in stages), rows_at(stage=list(stages)))
        for step, stages in FIVE.items()
    ]


def by_platform(orders: OrderQuerySet, month: str) -> list[Figure]:
    """What was placed in the month, platform by platform in their official order."""
    counted = Counter(dict(orders.order_by().values_list("platform").annotate(n=Count("pk"))))
    platforms = Platform.objects.filter(county=settings.PACK.county)
    return [
        Figure(one.name, counted[one.pk], rows_at(month=month, platform=one.pk))
        for one in platforms
    ]


def by_outcome(orders: OrderQuerySet, month: str) -> list[Figure]:
    """What became of the month's orders so far: still open, given, ended otherwise."""
    counted = Counter(dict(orders.order_by().values_list("stage").annotate(n=Count("pk"))))
    other = [stage for stage in CLOSED if stage not in DONE]
    unserved = [stage for stage in counted if stage not in CLOSED and stage not in DONE]
    groups = [(_("还在办"), unserved), (_("已服务"), DONE), (_("不予受理、转办、撤单等"), other)]
    return [
        Figure(label, sum(counted[s] for s in stages), rows_at(month=month, stage=sorted(stages)))
        for label, stages in groups
        if stages
    ]


def ratings(orders: OrderQuerySet, month: str) -> Ratings:
    """Of the month's served orders, how many were rated, and the mean of those."""
    served = orders.filter(stage__in=DONE).count()
    reviews = Review.objects.filter(order__in=orders.filter(stage__in=RATED))
    said = reviews.aggregate(n=Count("pk"), mean=Avg("score"))
    return Ratings(
        served=served,
        rated=said["n"],
        average=said["mean"],
        served_url=rows_at(month=month, stage=list(DONE)),
        rated_url=rows_at(month=month, stage=list(RATED)),
        low=reviews.filter(score__lte=LOW_SCORE).count(),
        low_url=rows_at(month=month, low=1),
    )


def silent_villages(actor: Actor, at: datetime) -> list[Unit]:
    """Stations without an order for thirty days, in official order (R122)."""
    heard = Order.objects.filter(placed_at__gte=at - timedelta(days=SILENT_DAYS)).values("origin")
    stations = Unit.objects.at_or_below(actor.unit_path).filter(kind=UnitKind.STATION, ends_on=None)
    return in_order(stations.exclude(pk__in=heard).select_related("parent"))

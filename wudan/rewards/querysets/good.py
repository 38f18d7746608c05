"""Which goods, stocks, batches; named as phrases."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.rewards.models.amendment import Amendment
    from wudan.rewards.models.good import Batch, Good, Stock


class GoodQuerySet(QuerySet["Good"]):
    """Goods."""

    def offered(self) -> "GoodQuerySet":
        """Those that can be had at all."""
        return self.filter(is_offered=True)


class StockQuerySet(QuerySet["Stock"]):
    """What is there of which good at which shop."""

    def offered(self, county: str) -> "StockQuerySet":
        """Goods that are given at shops that are open; also what is out just now."""
        return self.filter(shop__county=county, shop__is_open=True, good__is_offered=True)

    def free(self) -> "StockQuerySet":
        """Of which one can be had now."""
        return self.filter(count__gt=F("reserved"))

    def with_names(self) -> "StockQuerySet":
        """Joined with what a list shows."""
        return self.select_related("shop__unit", "good")


class BatchQuerySet(QuerySet["Batch"]):
    """Batches."""

    def there(self) -> "BatchQuerySet":
        """Of which something is left."""
        return self.filter(left__gt=0)

    def good_on(self, day: date) -> "BatchQuerySet":
        """Not past their date."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day))

    def soonest_first(self) -> "BatchQuerySet":
        """What spoils first goes first; what never spoils last."""
        return self.order_by(F("expires_on").asc(nulls_last=True), "pk")


class AmendmentQuerySet(QuerySet["Amendment"]):
    """Returns, write-offs and counts that two people do."""

    def waiting(self) -> "AmendmentQuerySet":
        """For a second person."""
        return self.filter(state="asked")

    def kept_by(self, actor: Actor) -> "AmendmentQuerySet":
        """Those of shops in reach."""
        if not (actor.may("keep_shop") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        return self.filter(stock__shop__unit__path__startswith=actor.unit_path)

"""Which resources: of a county, open on a day, idle, running out."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from wudan.kit.clock import midnight
from wudan.sites.enums.resource import ResourceStage

if TYPE_CHECKING:
    from wudan.sites.models.resource import Agreement, Resource

IDLE_DAYS = 60
"""Open so long without anybody in it: idle (R022)."""
REMINDED_DAYS = 30
"""So long before its end an agreement stands on the desk."""


class ResourceQuerySet(QuerySet["Resource"]):
    """Resources."""

    def of_county(self, county: str) -> "ResourceQuerySet":
        """A county's, with who keeps them."""
        return self.filter(county=county).select_related("unit", "area__parent")

    def public_on(self, day: date) -> "ResourceQuerySet":
        """Opened, under an agreement that counts on a day: only these are shown to everybody."""
        in_force = self._agreements().in_force(day).filter(resource=OuterRef("pk"))
        return self.filter(Exists(in_force), stage=ResourceStage.OPEN)

    def open_on(self, day: date, kind: int) -> "ResourceQuerySet":
        """Those of them that open their door on that day, which is of that kind."""
        agreed = self._agreements().in_force(day).filter(resource=OuterRef("pk"), hours__kind=kind)
        return self.filter(Exists(agreed), stage=ResourceStage.OPEN)

    def running_out(self, day: date) -> "ResourceQuerySet":
        """Under an agreement that soon ends, the first to end first."""
        last = day + timedelta(days=REMINDED_DAYS)
        under = [ResourceStage.AGREED, ResourceStage.OPEN]
        return self.filter(stage__in=under, until__range=(day, last)).order_by("until", "pk")

    def over(self, day: date) -> "ResourceQuerySet":
        """Under an agreement that has ended."""
        return self.filter(stage__in=[ResourceStage.AGREED, ResourceStage.OPEN], until__lt=day)

    def idle(self, day: date) -> "ResourceQuerySet":
        """Open for a while, and nobody used them."""
        since = day - timedelta(days=IDLE_DAYS)
        unused = Q(used_on=None) | Q(used_on__lt=since)
        return self.filter(unused, stage=ResourceStage.OPEN, moved_at__lt=midnight(since))

    def _agreements(self) -> "AgreementQuerySet":
        related = self.model._meta.get_field("agreements").related_model
        return related._default_manager.all()  # type: ignore[return-value]


class AgreementQuerySet(QuerySet["Agreement"]):
    """Agreements."""

    def in_force(self, day: date) -> "AgreementQuerySet":
        """Those that count on a day."""
        return self.filter(
            Q(ended_on=None) | Q(ended_on__gt=day), starts_on__lte=day, last_day__gte=day
        )

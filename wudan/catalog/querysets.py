"""Which platforms and services."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.catalog.enums import DutyKind

if TYPE_CHECKING:
    from wudan.catalog.models import PlatformDuty, Service


class PlatformDutyQuerySet(QuerySet["PlatformDuty"]):
    """Departments' duties for platforms."""

    def on(self, day: date) -> "PlatformDutyQuerySet":
        """Those in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def leads(self) -> "PlatformDutyQuerySet":
        """Lead departments only."""
        return self.filter(kind=DutyKind.LEAD)


class ServiceQuerySet(QuerySet["Service"]):
    """Menu items."""

    def on_offer(self) -> "ServiceQuerySet":
        """Those on the menu, in the menu's order."""
        return (
            self.filter(is_offered=True)
            .select_related("platform")
            .order_by("platform__position", "position")
        )

"""Which rules, and which the county goes by on a day."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from wudan.rewards.models import PointRules, PointRulesPeriod


class PointRulesQuerySet(QuerySet["PointRules"]):
    """Versions."""

    def in_force(self, county: str, on: date) -> "PointRules | None":
        """The one the county goes by on a day."""
        running = Q(periods__ends_on=None) | Q(periods__ends_on__gt=on)
        return self.filter(running, periods__county=county, periods__starts_on__lte=on).first()


class PointRulesPeriodQuerySet(QuerySet["PointRulesPeriod"]):
    """Periods."""

    def of_county(self, county: str) -> "PointRulesPeriodQuerySet":
        """All of one county, the latest first."""
        return self.filter(county=county).select_related("rules").order_by("-starts_on")

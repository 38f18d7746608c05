"""Which sites."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.sites.enums import SiteState

if TYPE_CHECKING:
    from wudan.sites.models import Site, SitePeriod


class SiteQuerySet(QuerySet["Site"]):
    """Sites."""

    def of_county(self, county: str) -> "SiteQuerySet":
        """All of one county, with unit and parent."""
        return self.filter(unit__county=county).select_related("unit__parent")


class SitePeriodQuerySet(QuerySet["SitePeriod"]):
    """Periods."""

    def on(self, day: date) -> "SitePeriodQuerySet":
        """Those in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def open(self) -> "SitePeriodQuerySet":
        """Those in which the site serves."""
        return self.filter(state=SiteState.OPEN)

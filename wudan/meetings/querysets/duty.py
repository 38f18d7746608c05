"""Which version of the duties, who sat where."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

if TYPE_CHECKING:
    from wudan.meetings.models.duty import DutyMatrix, Tenure


class DutyMatrixQuerySet(QuerySet["DutyMatrix"]):
    """Versions of the duties."""

    def on(self, day: date, *, county: str) -> "DutyMatrix | None":
        """The version that counted on a day."""
        return self.filter(county=county, starts_on__lte=day).order_by("-starts_on").first()


class TenureQuerySet(QuerySet["Tenure"]):
    """Named office-holders."""

    def held_on(self, day: date) -> "TenureQuerySet":
        """Begun and not ended on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def during(self, starts_on: date, ends_on: date | None) -> "TenureQuerySet":
        """Those whose term has a day in common with this one; an empty term has none."""
        lasting = Q(ends_on=None) | Q(ends_on__gt=starts_on) & Q(ends_on__gt=F("starts_on"))
        found = self.filter(lasting)
        return found if ends_on is None else found.filter(starts_on__lt=ends_on)

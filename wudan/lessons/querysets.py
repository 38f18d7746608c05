"""Which things learned."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

if TYPE_CHECKING:
    from wudan.lessons.models import Learned


class LearnedQuerySet(QuerySet["Learned"]):
    """What was learned."""

    def standing(self, county: str) -> "LearnedQuerySet":
        """Of a county, those not struck out, newest first."""
        return self.filter(county=county, struck_at=None).order_by("-starts_on", "-pk")

    def in_year(self, year: int) -> "LearnedQuerySet":
        """Those begun in a year."""
        return self.filter(starts_on__range=(date(year, 1, 1), date(year, 12, 31)))

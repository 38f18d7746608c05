"""Which areas, which units: on a day, below a node."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.areas.enums import SITE_KINDS, AreaLevel, UnitKind

if TYPE_CHECKING:
    from wudan.areas.models import Area, AreaPoint, Unit


class AreaQuerySet(QuerySet["Area"]):
    """Divisions."""

    def valid_on(self, day: date) -> "AreaQuerySet":
        """Those in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def below(self, code: str) -> "AreaQuerySet":
        """A division and everything under it; codes are prefixes."""
        return self.filter(code__startswith=code)

    def villages_of(self, county: str) -> "AreaQuerySet":
        """A county's villages and communities in force, in the order of their codes."""
        return self.below(county).filter(level=AreaLevel.VILLAGE, ends_on=None).order_by("code")


class AreaPointQuerySet(QuerySet["AreaPoint"]):
    """Villages' points."""

    def of_county(self, county: str) -> "AreaPointQuerySet":
        """Those of a county's villages in force, in the order of their codes."""
        here = self.filter(area__code__startswith=county, area__ends_on=None)
        return here.select_related("area").order_by("area__code")


class UnitQuerySet(QuerySet["Unit"]):
    """Units."""

    def open_on(self, day: date) -> "UnitQuerySet":
        """Those that exist on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def at_or_below(self, path: str) -> "UnitQuerySet":
        """A unit and everything under it."""
        return self.filter(path__startswith=path)

    def sites(self) -> "UnitQuerySet":
        """Center, institutes and stations."""
        return self.filter(kind__in=SITE_KINDS)

    def departments(self) -> "UnitQuerySet":
        """County departments."""
        return self.filter(kind=UnitKind.DEPARTMENT)

"""Which areas, which units: on a day, below a node."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.areas.enums import SITE_KINDS, UnitKind

if TYPE_CHECKING:
    from wudan.areas.models import Area, Unit


class AreaQuerySet(QuerySet["Area"]):
    """Divisions."""

    def valid_on(self, day: date) -> "AreaQuerySet":
        """Those in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def below(self, code: str) -> "AreaQuerySet":
        """A division and everything under it; codes are prefixes."""
        return self.filter(code__startswith=code)


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

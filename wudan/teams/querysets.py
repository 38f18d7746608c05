"""Which teams."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

if TYPE_CHECKING:
    from wudan.teams.models import Team


class TeamQuerySet(QuerySet["Team"]):
    """Teams."""

    def active(self, county: str) -> "TeamQuerySet":
        """A county's teams that exist today, with their unit."""
        return self.filter(unit__county=county, unit__ends_on=None).select_related("unit")

"""Who works at sites."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.people.actors import Actor
from wudan.sites.querysets.check import reach_of

if TYPE_CHECKING:
    from wudan.sites.models import SiteStaff


class SiteStaffQuerySet(QuerySet["SiteStaff"]):
    """Staff."""

    def present(self) -> "SiteStaffQuerySet":
        """Those who work there now."""
        return self.filter(ends_on=None)

    def visible_to(self, actor: Actor) -> "SiteStaffQuerySet":
        """Those of sites within reach."""
        return self.filter(reach_of(actor))

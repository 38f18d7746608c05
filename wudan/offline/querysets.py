"""Which telephones, which acts: whose, and who may decide about them."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.offline.enums import ActState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.offline.models import OfflineAct, OfflineDevice

SITE_ROLES = frozenset({"station_keeper", "institute_staff", "center_office"})


class OfflineDeviceQuerySet(QuerySet["OfflineDevice"]):
    """Telephones that were taken along."""

    def held_by(self, actor: Actor) -> "OfflineDeviceQuerySet":
        """One's own, under whatever post one acts now."""
        return self.filter(holder=actor.person_id) if actor.person_id else self.none()


class OfflineActQuerySet(QuerySet["OfflineAct"]):
    """Acts that came back."""

    def visible_to(self, actor: Actor) -> "OfflineActQuerySet":
        """One's own, and those of units that a site, institute or the center answers for."""
        mine = Q(device__holder=actor.person_id) if actor.person_id else Q(pk__in=())
        if actor.role not in SITE_ROLES or not actor.unit_path:
            return self.filter(mine)
        return self.filter(mine | Q(device__unit__path__startswith=actor.unit_path))

    def waiting(self) -> "OfflineActQuerySet":
        """A person has to decide."""
        return self.filter(state=ActState.WAITING)

    def to_look_over(self) -> "OfflineActQuerySet":
        """Done, but something about its time is odd, and nobody has looked."""
        return self.filter(state=ActState.DONE, looked_at=None).exclude(flags=[])

    def with_names(self) -> "OfflineActQuerySet":
        """Joined with what a line shows."""
        return self.select_related("device__holder", "device__unit", "order", "booking__room")

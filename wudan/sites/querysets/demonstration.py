"""Which demonstration sites and pairings."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.sites.querysets.check import reach_of

if TYPE_CHECKING:
    from wudan.sites.models import Demonstration, Pairing


class DemonstrationQuerySet(QuerySet["Demonstration"]):
    """Demonstration sites."""

    def on(self, day: date) -> "DemonstrationQuerySet":
        """Those that count on a day; over by the clock, whether anybody wrote it down or not."""
        running = Q(ended_on=None) | Q(ended_on__gt=day)
        return self.filter(running, granted_on__lte=day, expires_on__gt=day)

    def visible_to(self, actor: Actor) -> "DemonstrationQuerySet":
        """Those within reach."""
        return self.filter(reach_of(actor))

    def to_lapse(self, on: date) -> "DemonstrationQuerySet":
        """Whose time is over and nobody wrote it down."""
        return self.filter(ended_on=None, expires_on__lte=on)


class PairingQuerySet(QuerySet["Pairing"]):
    """Pairings."""

    def visible_to(self, actor: Actor) -> "PairingQuerySet":
        """Those with one side within reach."""
        helping = reach_of(actor, "demonstration__site__unit__path")
        return self.filter(helping | reach_of(actor, "helped__unit__path"))

    def running(self) -> "PairingQuerySet":
        """Not ended."""
        return self.filter(ended_on=None)

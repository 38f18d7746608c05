"""Which platforms and services."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from wudan.catalog.enums import DutyKind
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.catalog.models import (
        CapacityPeriod,
        Platform,
        PlatformDuty,
        Service,
        ServiceCapacity,
        ServiceChange,
    )


_WIDE = frozenset({"center_office", "leader", "auditor"})


class PlatformQuerySet(QuerySet["Platform"]):
    """Platforms."""

    def known_to(self, actor: Actor, *, on: date) -> "PlatformQuerySet":
        """All for the county's readers; for a department those it leads, cooperates in, or soon will."""
        if actor.role in _WIDE:
            return self
        if actor.role != "department_officer":
            return self.none()
        kept = Q(duties__ends_on=None) | Q(duties__ends_on__gt=on)
        return self.filter(kept, duties__unit=actor.unit_id).distinct()


class PlatformDutyQuerySet(QuerySet["PlatformDuty"]):
    """Departments' duties for platforms."""

    def on(self, day: date) -> "PlatformDutyQuerySet":
        """Those in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def leads(self) -> "PlatformDutyQuerySet":
        """Lead departments only."""
        return self.filter(kind=DutyKind.LEAD)


class ServiceQuerySet(QuerySet["Service"]):
    """Menu items."""

    def on_offer(self) -> "ServiceQuerySet":
        """Those on the menu, in the menu's order."""
        return (
            self.filter(is_offered=True)
            .select_related("platform", "provider")
            .order_by("platform__position", "position")
        )


class ServiceChangeQuerySet(QuerySet["ServiceChange"]):
    """Changes of menu items that touch what their admission looked at."""

    def waiting_for(self, actor: Actor, *, county: str) -> "ServiceChangeQuerySet":
        """Those that wait for a second person, for who decides."""
        if not actor.may("decide_projects"):
            return self.none()
        return self.filter(outcome="", service__county=county)


class ServiceCapacityQuerySet(QuerySet["ServiceCapacity"]):
    """Limits of menu items."""

    def on(self, day: date) -> "ServiceCapacityQuerySet":
        """The one in force on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class CapacityPeriodQuerySet(QuerySet["CapacityPeriod"]):
    """Weeks and months of limited items."""

    def holding(self, day: date) -> "CapacityPeriodQuerySet":
        """Those that a day falls into."""
        return self.filter(starts_on__lte=day, ends_on__gt=day)

    def coming(self, day: date) -> "CapacityPeriodQuerySet":
        """Those that are not over on a day, the earliest first."""
        return self.filter(ends_on__gt=day).order_by("service", "starts_on")

    def with_room(self) -> "CapacityPeriodQuerySet":
        """A place is free, and nobody waits for it."""
        return self.filter(Q(places=None) | Q(taken__lt=F("places"), waiting=0))

    def full(self) -> "CapacityPeriodQuerySet":
        """Who asks now must wait; the opposite of `with_room`."""
        return self.filter(Q(taken__gte=F("places")) | Q(waiting__gt=0, places__isnull=False))

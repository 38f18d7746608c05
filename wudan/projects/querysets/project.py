"""Which projects: whose to see, live, listed on a day."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.projects.flow import LISTED, LIVE

if TYPE_CHECKING:
    from wudan.projects.models.project import Project

_READING_ROLES = frozenset({"leader", "auditor"})


class ProjectQuerySet(QuerySet["Project"]):
    """Projects."""

    def visible_to(self, actor: Actor) -> "ProjectQuerySet":
        """The proposing unit's own, those one reviews, all of them to who decides or reads all."""
        if not actor.is_staff:
            return self.none()
        if actor.may("decide_projects") or actor.role in _READING_ROLES:
            return self.filter(unit__path__startswith=actor.unit_path)
        seen = Q(pk__in=[])
        if actor.may("propose_projects"):
            seen |= Q(unit__path__startswith=actor.unit_path)
        if actor.may("review_projects"):
            seen |= Q(rounds__reviewings__person=actor.person_id)
        return self.filter(seen).distinct()

    def decided(self, county: str) -> "ProjectQuerySet":
        """A county's projects that everybody may read: there was a decision on them."""
        return self.filter(county=county, rounds__decision__isnull=False).distinct()

    def live(self) -> "ProjectQuerySet":
        """Those that stand in the way of the same again."""
        return self.filter(stage__in=LIVE)

    def listed(self) -> "ProjectQuerySet":
        """On the dynamic list now."""
        return self.filter(stage__in=LISTED)

    def listed_on(self, day: date) -> "ProjectQuerySet":
        """On the dynamic list as it stood on a day (R065)."""
        since = Q(entries__left_on=None) | Q(entries__left_on__gt=day)
        return self.filter(since, entries__entered_on__lte=day).distinct()

    def like(self, other: "Project") -> "ProjectQuerySet":
        """Live ones of the same platform for the same people; `policies` compares place, time, name."""
        alike = self.live().filter(platform=other.platform_id, audience=other.audience)
        return alike.exclude(pk=other.pk).select_related("area", "unit").order_by("pk")

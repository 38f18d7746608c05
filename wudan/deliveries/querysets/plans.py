"""Which plans of rounds."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from wudan.deliveries.enums import PlanStage
from wudan.deliveries.querysets.deliveries import plans
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.deliveries.models import PlanTeam, RoundPlan


class RoundPlanQuerySet(QuerySet["RoundPlan"]):
    """Plans of rounds."""

    def visible_to(self, actor: Actor) -> "RoundPlanQuerySet":
        """Those the actor makes, or looks at from above."""
        if not plans(actor):
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def with_team(self, unit_id: int | None) -> "RoundPlanQuerySet":
        """Those a team is or was in, that are planned or sent out."""
        made = self.filter(stage__in=(PlanStage.PLANNED, PlanStage.PUBLISHED))
        return made.filter(teams__unit=unit_id)

    def with_counts(self) -> "RoundPlanQuerySet":
        """With the unit, and how many villages and teams there are."""
        return self.select_related("unit").annotate(
            all_villages=Count("villages", distinct=True),
            all_teams=Count("teams", filter=Q(teams__left_on=None), distinct=True),
        )

    def to_work_on(self, at: datetime) -> "RoundPlanQuerySet":
        """Those something is asked of and nobody works on; those left alone by whoever had them first.

        A county has one in work at a time; counties do not wait for one another.
        """
        others = self.model._default_manager.filter(county=OuterRef("county")).exclude(holder="")
        free = Q(holder="") & ~Exists(others.exclude(pk=OuterRef("pk")))
        rows = self.exclude(asked="").filter(free | Q(held_until__lt=at))
        return rows.order_by(F("held_until").asc(nulls_last=True), "asked_at", "pk")


class PlanTeamQuerySet(QuerySet["PlanTeam"]):
    """Teams of plans."""

    def with_names(self) -> "PlanTeamQuerySet":
        """With what a line of a list shows, in the order of the tree."""
        return self.select_related("unit__parent", "base").order_by("unit__path")

    def staying(self) -> "PlanTeamQuerySet":
        """Those that have not dropped out."""
        return self.filter(left_on=None)

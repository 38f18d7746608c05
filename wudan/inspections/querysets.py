"""Which inspections and visits. What is unannounced is known to who makes it, and to nobody else before."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.inspections.enums import Manner, VisitState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.inspections.models import Inspection, UnitVisit, Visit

MAKERS = frozenset({"institute_staff", "center_office"})
READERS = frozenset({"leader", "auditor"})
KNOWERS = frozenset({"station_keeper"}) | MAKERS | READERS


def _whole_county(actor: Actor) -> bool:
    """Whether the post stands at the top: it is told everything."""
    return actor.role in {"center_office", "auditor"} or (
        actor.role == "leader" and actor.unit_path.count(".") == 1
    )


class InspectionQuerySet(QuerySet["Inspection"]):
    """Inspections."""

    def visible_to(self, actor: Actor) -> "InspectionQuerySet":
        """One's own unit's, those one goes on; all of them at the top."""
        if actor.role not in MAKERS | READERS or not actor.unit_path:
            return self.none()
        if _whole_county(actor):
            return self.filter(unit__path__startswith=actor.unit_path)
        going = self.model.objects.filter(inspectors__post=actor.post_id).values("pk")
        return self.filter(Q(unit__path__startswith=actor.unit_path) | Q(pk__in=going))


class SiteVisitQuerySet(QuerySet["Visit"]):
    """Visits."""

    def visible_to(self, actor: Actor) -> "SiteVisitQuerySet":
        """Of sites within reach: what was made and what is announced; the rest only to who makes it."""
        if actor.role not in KNOWERS or not actor.unit_path:
            return self.none()
        if _whole_county(actor):
            return self.filter(site__unit__path__startswith=actor.unit_path)
        told = Q(state=VisitState.MADE) | Q(inspection__manner=Manner.ANNOUNCED)
        within = Q(site__unit__path__startswith=actor.unit_path) & told
        if actor.role == "station_keeper":
            return self.filter(within)
        going = self.model.objects.filter(inspection__inspectors__post=actor.post_id).values("pk")
        own = Q(made_under__path__startswith=actor.unit_path)
        return self.filter(within | own | Q(pk__in=going))

    def counting(self) -> "SiteVisitQuerySet":
        """What takes one of a site's turns: not what was dropped."""
        return self.exclude(state=VisitState.DROPPED)

    def in_month(self, month: date) -> "SiteVisitQuerySet":
        """Of the month that begins on this day."""
        return self.filter(month=month)

    def to_make(self) -> "SiteVisitQuerySet":
        """Not made yet."""
        return self.filter(state=VisitState.PLANNED)


class UnitVisitQuerySet(QuerySet["UnitVisit"]):
    """Visits to departments and towns."""

    def visible_to(self, actor: Actor) -> "UnitVisitQuerySet":
        """All at the top; else where one is sent, and of one's own unit what was made or announced."""
        if not actor.unit_path or actor.role not in KNOWERS | {"department_officer"}:
            return self.none()
        if _whole_county(actor):
            return self.filter(inspection__unit__path__startswith=actor.unit_path)
        told = Q(state=VisitState.MADE) | Q(inspection__manner=Manner.ANNOUNCED)
        going = self.model.objects.filter(inspection__inspectors__post=actor.post_id).values("pk")
        return self.filter(Q(unit=actor.unit_id) & told | Q(pk__in=going))

    def counting(self) -> "UnitVisitQuerySet":
        """What takes one of a unit's turns: not what was dropped."""
        return self.exclude(state=VisitState.DROPPED)

    def to_make(self) -> "UnitVisitQuerySet":
        """Not made yet."""
        return self.filter(state=VisitState.PLANNED)

"""Which records."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet, Sum

from wudan.ledger.enums import RecordState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.ledger.models import Finding, ServiceRecord


class ServiceRecordQuerySet(QuerySet["ServiceRecord"]):
    """Service records."""

    def live(self) -> "ServiceRecordQuerySet":
        """Those that count."""
        return self.filter(state=RecordState.RECORDED)

    def minutes_of_day(self, person_id: int, day: date) -> int:
        """What already counts on one day of a person."""
        rows = self.live().filter(person=person_id, day=day)
        return int(rows.aggregate(total=Sum("minutes"))["total"] or 0)


class FindingQuerySet(QuerySet["Finding"]):
    """Findings."""

    def visible_to(self, actor: Actor) -> "FindingQuerySet":
        """Those of units in reach of who decides or audits; nobody else sees a suspicion."""
        if not (actor.may("approve_hours") or actor.may("read_journal")) or not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

    def undecided(self) -> "FindingQuerySet":
        """Those nobody has looked at."""
        return self.filter(outcome="")

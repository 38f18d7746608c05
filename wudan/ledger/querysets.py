"""Which records."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet, Sum

from wudan.ledger.enums import CertificateState, RecordState
from wudan.people.actors import Actor

if TYPE_CHECKING:
    from wudan.ledger.models import Certificate, Finding, ServiceRecord


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


class CertificateQuerySet(QuerySet["Certificate"]):
    """Certificates."""

    def of_person(self, person_id: int) -> "CertificateQuerySet":
        """Somebody's, the newest first."""
        return self.filter(person=person_id).order_by("-pk")

    def holding(self) -> "CertificateQuerySet":
        """Those neither withdrawn nor revoked."""
        return self.filter(state=CertificateState.VALID)

    def with_names(self) -> "CertificateQuerySet":
        """Joined with what lists show, and whether a record in it was corrected since."""
        lines = self.model._meta.get_field("lines").related_model._default_manager
        wrong = lines.filter(certificate=OuterRef("pk"), record__state=RecordState.REVERSED)
        return self.select_related("unit", "person").annotate(is_corrected=Exists(wrong))

    def recorded_within(self, actor: Actor) -> "CertificateQuerySet":
        """Of recording units that a post reaches."""
        if not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

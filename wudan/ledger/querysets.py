"""Which records."""

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from django.db.models import CharField, Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from wudan.kit.clock import midnight
from wudan.ledger.enums import (
    BackfillState,
    CertificateState,
    DisputeState,
    EvidenceClass,
    RecordState,
)
from wudan.people.actors import Actor
from wudan.people.roles import Reach

if TYPE_CHECKING:
    from wudan.ledger.models import (
        Backfill,
        Certificate,
        CertifiedRecord,
        Dispute,
        Finding,
        ServiceRecord,
    )


class MonthSum(NamedTuple):
    """Minutes that count of one month and grade."""

    year: int
    month: int
    grade: str
    minutes: int


class ServiceRecordQuerySet(QuerySet["ServiceRecord"]):
    """Service records."""

    def live(self) -> "ServiceRecordQuerySet":
        """Those that count."""
        return self.filter(state=RecordState.RECORDED)

    def minutes_of_day(self, person_id: int, day: date) -> int:
        """What already counts on one day of a person."""
        rows = self.live().filter(person=person_id, day=day)
        return rows.total()

    def total(self) -> int:
        """Their minutes together."""
        return int(self.aggregate(total=Sum("minutes"))["total"] or 0)

    def sums_by_month(self) -> list[MonthSum]:
        """What counts, by year, month and grade."""
        month = Substr(Cast("day", CharField()), 1, len("2026-11"))  # a text: no call back per row
        grouped = self.live().order_by().values_list(month, "grade").annotate(total=Sum("minutes"))
        return [
            MonthSum(int(text[:4]), int(text[5:]), grade, total) for text, grade, total in grouped
        ]

    def sums_by_year(self) -> dict[tuple[int, str], int]:
        """What counts, by year and grade."""
        sums: Counter[tuple[int, str]] = Counter()
        for one in self.sums_by_month():
            sums[one.year, one.grade] += one.minutes
        return dict(sums)

    def backfilled(self) -> "ServiceRecordQuerySet":
        """Those that were back-filled."""
        return self.filter(evidence=EvidenceClass.BACKFILLED)

    def visible_to(self, actor: Actor) -> "ServiceRecordQuerySet":
        """One's own as oneself; under a post those recorded in its reach, for who has to do with hours."""
        if not actor.is_staff:
            return self.filter(person=actor.person_id)
        if not keeps_hours(actor):
            return self.none()
        return _in_reach(self, actor)


class BackfillQuerySet(QuerySet["Backfill"]):
    """Back-fills."""

    def waiting(self) -> "BackfillQuerySet":
        """Those nobody has decided."""
        return self.filter(state=BackfillState.ASKED)

    def minutes_between(self, person_id: int, first: date, after: date) -> int:
        """What was asked for of one person, of days from `first` to before `after`."""
        span = {"starts_at__gte": midnight(first), "starts_at__lt": midnight(after)}
        return sum(row.minutes for row in self.filter(person=person_id, **span))

    def visible_to(self, actor: Actor) -> "BackfillQuerySet":
        """Under a post: those of units in its reach."""
        return _in_reach(self, actor) if keeps_hours(actor) else self.none()


class DisputeQuerySet(QuerySet["Dispute"]):
    """Disputes."""

    def open(self) -> "DisputeQuerySet":
        """Those without an answer."""
        return self.filter(state=DisputeState.OPEN)

    def due(self, at: datetime) -> "DisputeQuerySet":
        """Those whose deadline has passed and has not been acted on."""
        return self.open().filter(due_at__lte=at, overdue_at=None)

    def visible_to(self, actor: Actor) -> "DisputeQuerySet":
        """One's own; under a post those about units in reach of who answers or audits."""
        if not actor.is_staff:
            return self.filter(person=actor.person_id)
        if not (actor.may("approve_hours") or actor.may("read_journal")):
            return self.none()
        return _in_reach(self, actor)


def keeps_hours(actor: Actor) -> bool:
    """Whether a post has to do with hours: it organizes, approves or audits."""
    return actor.is_staff and any(
        actor.may(verb) for verb in ("run_activities", "approve_hours", "read_journal")
    )


_Rows = TypeVar("_Rows", bound="QuerySet[Any]")


def _in_reach(rows: _Rows, actor: Actor) -> _Rows:
    if actor.kind.reach is Reach.HERE:
        return rows.filter(unit=actor.unit_id)
    return rows.filter(unit__path__startswith=actor.unit_path)


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
        return self.select_related("unit", "person").annotate(is_corrected=Exists(self._wrong()))

    def corrected(self) -> "CertificateQuerySet":
        """Those that hold, with a record corrected since."""
        return self.holding().filter(Exists(self._wrong()))

    def _wrong(self) -> "QuerySet[CertifiedRecord]":
        """The reversed records of a certificate."""
        lines = self.model.lines.rel.related_model._default_manager
        wrong = lines.filter(certificate=OuterRef("pk"), record__state=RecordState.REVERSED)
        return cast("QuerySet[CertifiedRecord]", wrong)

    def recorded_within(self, actor: Actor) -> "CertificateQuerySet":
        """Of recording units that a post reaches."""
        if not actor.unit_path:
            return self.none()
        return self.filter(unit__path__startswith=actor.unit_path)

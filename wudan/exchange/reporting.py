"""送报清单: what still has to be keyed in at the national system by hand (67号令 §4).

New volunteers, records, and records taken back after they were reported; the oldest first. What was
reported and taken back stays visible as a correction until that, too, is ticked.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from wudan.ledger.enums import RecordState, ReportKind
from wudan.ledger.models import Reported, ServiceRecord
from wudan.people.models import Volunteer

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ToReport:
    """One kind: how many wait, and the oldest of them."""

    kind: ReportKind
    count: int
    rows: list[Volunteer] | list[ServiceRecord]


def to_report(county: str) -> list[ToReport]:
    """All three kinds: two questions each."""
    volunteers = volunteers_to_report(county)
    kinds: list[ToReport] = [
        ToReport(
            ReportKind.VOLUNTEER, volunteers.count(),
            list(volunteers.select_related("person__home")[:MOST_SHOWN]),
        )
    ]  # fmt: skip
    for kind in (ReportKind.RECORD, ReportKind.CORRECTION):
        rows = records_to_report(county, kind)
        shown = list(rows.select_related("person", "unit")[:MOST_SHOWN])
        kinds.append(ToReport(kind, rows.count(), shown))
    return kinds


def volunteers_to_report(county: str) -> "QuerySet[Volunteer]":
    """Registered, still with us, not reported."""
    here = Volunteer.objects.filter(person__county=county, left_at=None, person__erased_at=None)
    return here.exclude(_reported(ReportKind.VOLUNTEER)).order_by("joined_at", "pk")


def records_to_report(county: str, kind: ReportKind) -> "QuerySet[ServiceRecord]":
    """Records that count and were not reported; or were reported and count no more. What was
    imported came from elsewhere and is reported there."""
    mine = ServiceRecord.objects.filter(county=county, origin="")
    if kind == ReportKind.RECORD:
        fresh = mine.filter(state=RecordState.RECORDED).exclude(_reported(ReportKind.RECORD))
        return fresh.order_by("recorded_at", "pk")
    wrong = mine.filter(_reported(ReportKind.RECORD), state=RecordState.REVERSED)
    return wrong.exclude(_reported(ReportKind.CORRECTION)).order_by("recorded_at", "pk")


def _reported(kind: ReportKind) -> Exists:
    return Exists(Reported.objects.filter(kind=kind, subject_id=OuterRef("pk")))

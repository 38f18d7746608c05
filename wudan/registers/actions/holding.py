"""Take a month in hand: its row is locked before anything of it is read, so that one comes first."""

from datetime import date, datetime

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import Subject
from wudan.registers.models import MonthSummary, ReportMonth, SummaryFigure
from wudan.registers.months.reckoning import Sheet, digest_of, values_of


def begin(county: str, month: date, *, at: datetime) -> ReportMonth:
    """The month's row, held; made if there is none."""
    ReportMonth.objects.bulk_create(
        [ReportMonth(county=county, month=month, drafted_at=at)], ignore_conflicts=True
    )
    return hold(ReportMonth.objects.get(county=county, month=month).pk)


def hold(pk: int) -> ReportMonth:
    """The month's row, held."""
    return ReportMonth.objects.select_for_update().get(pk=pk)


def is_closed(month: ReportMonth) -> bool:
    """Whether its figures stand fixed."""
    return month.closings.filter(reopened_at=None).exists()


def subject_of(month: ReportMonth, kind: str = "report_month", pk: int = 0) -> Subject:
    """What an event about it is about; in the center's chain."""
    center = Unit.objects.filter(county=month.county, kind=UnitKind.CENTER, ends_on=None)
    found = center.order_by("pk").first()
    return Subject(
        kind, pk or month.pk, month.county, found.pk if found else None,
        found.branch_id if found else None,
    )  # fmt: skip


def keep(summary: MonthSummary, sheet: Sheet, *, at: datetime) -> None:
    """Put a sheet into a summary in place of the one it has; the caller saves the rest of it."""
    summary.values, summary.digest, summary.drafted_at = values_of(sheet), digest_of(sheet), at
    summary.save()
    summary.figures.all().delete()
    SummaryFigure.objects.bulk_create(
        SummaryFigure(summary=summary, key=key, value=one.value, rows=one.rows)
        for key, one in sheet.items()
    )

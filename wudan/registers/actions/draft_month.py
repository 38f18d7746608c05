"""起草月小结: each night, or when somebody asks; every number from rows, nothing typed (R097)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.registers.actions.holding import begin, is_closed, keep, subject_of
from wudan.registers.figures import Scope, Window
from wudan.registers.models import LateFact, MonthSummary, ReportMonth
from wudan.registers.months.differing import differences, kept_of, told_later, with_later
from wudan.registers.months.reckoning import Sheet, reckon
from wudan.registers.permissions import drafting_objection
from wudan.registers.reporters import reporters_of, scopes_of

LOOKS_BACK = 12
"""So many closed months are looked at for what came late."""


@transaction.atomic(savepoint=False)
def draft_month(
    *, county: str, month: date, at: datetime, units: Iterable[int] | None = None
) -> int:
    """Draft the summaries of a month, of all reporters or some; how many. A closed month stays as it is.

    One that is confirmed keeps what was confirmed; what changed since stands beside it.
    """
    held = begin(county, month.replace(day=1), at=at)
    if is_closed(held):
        return 0
    reporters = _reporters(held, units)
    sheets = sheets_of(held, reporters, at=at)
    known = {one.unit_id: one for one in held.summaries.filter(unit__in=sheets)}
    for unit in reporters:
        summary = known.get(unit.pk) or MonthSummary(month=held, unit=unit)
        _redraft(summary, sheets[unit.pk], at=at)
    held.drafted_at = at
    held.save(update_fields=["drafted_at"])
    _note_late(held, reporters, at=at)
    return len(reporters)


@transaction.atomic(savepoint=False)
def ask_draft(*, unit: Unit, by: Actor, at: datetime) -> int:
    """Have this month drafted now: the office for everybody, a reporter for itself. Raises Objected."""
    insist(drafting_objection(by, unit))
    month, everybody = day_of(at).replace(day=1), unit.kind == UnitKind.CENTER
    made = draft_month(
        county=unit.county, month=month, at=at, units=None if everybody else [unit.pk]
    )
    subject = subject_of(ReportMonth.objects.get(county=unit.county, month=month))
    record("month.draft", subject, by=by, at=at, facts={"summaries": made})
    return made


def draft_due(*, county: str, at: datetime) -> int:
    """This month, and those before it that were begun and are not closed; how many summaries."""
    this = day_of(at).replace(day=1)
    begun = ReportMonth.objects.open().filter(county=county, month__lt=this).order_by("month")
    months = [*begun.values_list("month", flat=True), this]
    return sum(draft_month(county=county, month=month, at=at) for month in months)


def window_of(month: ReportMonth, *, at: datetime) -> Window:
    """As much of the month as is over."""
    return Window.month(month.month).so_far(at)


def sheets_of(month: ReportMonth, units: Sequence[Unit], *, at: datetime) -> dict[int, Sheet]:
    """Every unit's figures of a month as the rows are now."""
    window = window_of(month, at=at)
    return reckon(scopes_of(list(units), on=Window.month(month.month).last), window)


def _reporters(month: ReportMonth, units: Iterable[int] | None) -> list[Unit]:
    found = reporters_of(month.county, on=Window.month(month.month).last)
    return found if units is None else [unit for unit in found if unit.pk in set(units)]


def _redraft(summary: MonthSummary, sheet: Sheet, *, at: datetime) -> None:
    if summary.confirmed_at is None:
        summary.changes = []
        keep(summary, sheet, at=at)
        return
    found = differences(kept_of([summary.pk])[summary.pk], sheet)
    summary.changes = [one.plain() for one in found]
    summary.save(update_fields=["changes"])


def _note_late(month: ReportMonth, units: Sequence[Unit], *, at: datetime) -> None:
    """What came, or went, in closed months before: told in the first open month after them."""
    earlier = ReportMonth.objects.filter(county=month.county, month__lt=month.month)
    if earlier.open().exists():
        return
    oldest = month.month - timedelta(days=31 * LOOKS_BACK)
    scopes = scopes_of(list(units), on=Window.month(month.month).last)
    own = {one.unit_id: one for one in month.summaries.filter(unit__in=scopes)}
    LateFact.objects.filter(summary__in=own.values()).delete()
    for past in earlier.closed().filter(month__gte=oldest).order_by("month"):
        _note_late_of(past, own, scopes)


def _note_late_of(
    past: ReportMonth, own: Mapping[int, MonthSummary], scopes: Mapping[int, Scope]
) -> None:
    fixed = {one.unit_id: one.pk for one in past.summaries.filter(unit__in=own)}
    sheets, now = kept_of(fixed.values()), reckon(
        {unit: scopes[unit] for unit in fixed}, Window.month(past.month)
    )  # fmt: skip
    LateFact.objects.bulk_create(
        LateFact(summary=own[unit], of=past, key=one.key, kind=kind, row=row, label=label[:200], amount=amount)
        for unit, pk in fixed.items()
        for one in differences(with_later(sheets[pk], told_later(past.pk, unit)), now[unit])
        for kind, row, amount, label in one.rows
        if amount
    )  # fmt: skip

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
from wudan.registers.figures import Window
from wudan.registers.models import LateFact, MonthSummary, ReportMonth
from wudan.registers.months.differing import (
    differences,
    kept,
    kept_of,
    told_later,
    with_later,
)
from wudan.registers.months.reckoning import Sheet, reckon
from wudan.registers.permissions import drafting_objection
from wudan.registers.reporters import reporters_of, scopes_of

LOOKS_BACK = 12
"""So many closed months are looked at for what came late."""


def draft_month(
    *, county: str, month: date, at: datetime, units: Iterable[int] | None = None,
    looks_back: bool = True,
) -> int:  # fmt: skip
    """Draft the summaries of a month, of all reporters or some; how many. A closed month stays as it is.

    Read first, then written under the month's lock: the reading takes longest and holds up nobody.
    One that is confirmed keeps what was confirmed; what changed since stands beside it.
    """
    first = month.replace(day=1)
    whole = Window.month(first)
    if ReportMonth.objects.closed().filter(county=county, month=first).exists():
        return 0
    wanted = None if units is None else set(units)
    reporters = [
        unit for unit in reporters_of(county, on=whole.last) if wanted is None or unit.pk in wanted
    ]
    sheets = reckon(scopes_of(reporters, on=whole.last), whole.so_far(at))
    late = _late_of(county, first, reporters) if looks_back else None
    return _write(county, first, reporters, sheets, late, at=at)


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


def sheet_of(summary: MonthSummary, *, at: datetime) -> Sheet:
    """One unit's figures of its month as the rows are now."""
    whole = Window.month(summary.month.month)
    scope = scopes_of([summary.unit], on=whole.last)[summary.unit_id]
    return reckon({summary.unit_id: scope}, whole.so_far(at))[summary.unit_id]


@transaction.atomic(savepoint=False)
def _write(
    county: str, month: date, units: Sequence[Unit], sheets: Mapping[int, Sheet],
    late: Mapping[int, Sequence[LateFact]] | None, *, at: datetime,
) -> int:  # fmt: skip
    held = begin(county, month, at=at)
    if is_closed(held):
        return 0
    known = {one.unit_id: one for one in held.summaries.filter(unit__in=sheets)}
    for unit in units:
        summary = known.setdefault(unit.pk, MonthSummary(month=held, unit=unit))
        _redraft(summary, sheets[unit.pk], at=at)
    held.drafted_at = at
    held.save(update_fields=["drafted_at"])
    if late is not None:
        LateFact.objects.filter(summary__in=known.values()).delete()
        for unit_id, facts in late.items():
            for fact in facts:
                fact.summary = known[unit_id]
        LateFact.objects.bulk_create(fact for facts in late.values() for fact in facts)
    return len(units)


def _redraft(summary: MonthSummary, sheet: Sheet, *, at: datetime) -> None:
    if summary.confirmed_at is None:
        summary.changes = []
        keep(summary, sheet, at=at)
        return
    summary.changes = [one.plain() for one in differences(kept(summary), sheet)]
    summary.save(update_fields=["changes"])


def _late_of(county: str, month: date, units: Sequence[Unit]) -> dict[int, list[LateFact]]:
    """What came, or went, in closed months before: told in the first open month after them."""
    found: dict[int, list[LateFact]] = {unit.pk: [] for unit in units}
    earlier = ReportMonth.objects.filter(county=county, month__lt=month)
    if earlier.open().exists():
        return found
    oldest = month - timedelta(days=31 * LOOKS_BACK)
    for past in earlier.closed().filter(month__gte=oldest).order_by("month"):
        whole = Window.month(past.month)
        fixed = {one.unit_id: one.pk for one in past.summaries.filter(unit__in=found)}
        scopes = scopes_of([unit for unit in units if unit.pk in fixed], on=whole.last)
        sheets, now = kept_of(fixed.values()), reckon(scopes, whole)
        for unit_id, pk in fixed.items():
            known = with_later(sheets[pk], told_later(past.pk, unit_id))
            found[unit_id] += [
                LateFact(of=past, key=one.key, kind=kind, row=row, label=label[:200], amount=amount)
                for one in differences(known, now[unit_id])
                for kind, row, amount, label in one.rows
                if amount
            ]
    return found

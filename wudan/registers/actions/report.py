"""分布报告: asked for, reckoned by whoever of the workers takes it, kept; old ones go."""

from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.canonical import digest, spell
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import insist
from wudan.people.actors import THE_CLOCK, Actor
from wudan.registers import hindsight, spread
from wudan.registers.enums import ReportState
from wudan.registers.models import SpreadReport
from wudan.registers.permissions import reporting_objection

KEPT_DAYS = 400
"""A year to compare with, and a little."""


@transaction.atomic(savepoint=False)
def ask_report(*, county: str, by: Actor, at: datetime) -> SpreadReport:
    """One that waits, or a new one. Raises Objected."""
    insist(reporting_objection(by))
    center = _center(county)
    waiting = SpreadReport.objects.filter(county=county, state=ReportState.WAITING).first()
    if waiting is not None:
        return waiting
    made = SpreadReport.objects.create(
        county=county, until=day_of(at), asked_at=at, asked_by_id=by.person_id
    )
    SpreadReport.objects.filter(county=county, until__lt=made.until - timedelta(days=KEPT_DAYS)).delete()  # fmt: skip
    if center is not None:
        subject = Subject("spread_report", made.pk, county, center.pk, center.branch_id)
        record("report.ask", subject, by=by, at=at)
    return made


def ask_daily(*, county: str, at: datetime) -> int:
    """Each night once, whoever runs first."""
    if SpreadReport.objects.filter(county=county, until=day_of(at)).exists():
        return 0
    ask_report(county=county, by=THE_CLOCK, at=at)
    return 1


def reckon_report(*, report_id: int, at: datetime) -> SpreadReport | None:
    """Reckon it and keep it; None when another worker has it."""
    if not SpreadReport.objects.to_reckon(at=at).filter(pk=report_id).update(taken_at=at):
        return None
    report = SpreadReport.objects.get(pk=report_id)
    figures = figures_of(report.county, report.until)
    kept = SpreadReport.objects.filter(pk=report.pk, state=ReportState.WAITING, taken_at=at)
    told = {"figures": figures, "digest": digest(spell(figures)), "state": ReportState.DONE}
    if not kept.update(**told, done_at=at, taken_at=None):
        return None
    return SpreadReport.objects.get(pk=report.pk)


def figures_of(county: str, until: date) -> dict[str, object]:
    """All figures up to a day; asked again of the same rows, the same figures."""
    window, (first, last) = spread.Window.before(until), month_before(until)
    replay = hindsight.replay_of(county, midnight(first), midnight(last))
    return {
        "villages": spread.told(spread.villages(county, window)),
        "teams": spread.told(spread.teams(county, window)),
        "waits": spread.waits(county, window),
        "month": f"{first:%Y-%m}",
        "hindsight": hindsight.told(replay),
    }


def stop_report(*, report_id: int, at: datetime) -> None:
    """Give one up for a fault of ours, so that it is not tried for ever."""
    waiting = SpreadReport.objects.filter(pk=report_id, state=ReportState.WAITING)
    waiting.update(state=ReportState.STOPPED, done_at=at, taken_at=None)


def month_before(day: date) -> tuple[date, date]:
    """The first day of the last whole month, and the first day after it."""
    after = day.replace(day=1)
    return (after - timedelta(days=1)).replace(day=1), after


def _center(county: str) -> Unit | None:
    """Held, so that two who ask get one report."""
    rows = Unit.objects.filter(county=county, kind=UnitKind.CENTER, ends_on=None).order_by("pk")
    return rows.select_for_update().first()

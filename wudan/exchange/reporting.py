"""送报清单: what still has to be keyed in at the national system by hand (67号令 §4).

New volunteers, teams, projects, records and awards; and what was reported and does not stand any more:
a record taken back, a team that ended, an award revoked. The oldest first. What was reported stays
visible as a correction until that, too, is ticked.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.exchange.national.organised import awards_of_volunteers
from wudan.honors.enums.campaign import AwardState
from wudan.honors.models import Award
from wudan.ledger.enums import RecordState, ReportKind
from wudan.ledger.models import Reported, ServiceRecord
from wudan.people.models import Volunteer
from wudan.teams.models import Team

MOST_SHOWN = 100
_SHOWN_WITH = {
    ReportKind.VOLUNTEER: ("person__home",), ReportKind.RECORD: ("person", "unit"),
    ReportKind.CORRECTION: ("person", "unit"), ReportKind.TEAM: ("unit__parent",),
    ReportKind.CLOSURE: ("unit__parent",), ReportKind.PROJECT: ("unit",),
    ReportKind.AWARD: ("candidate__person", "candidate__campaign", "candidate__honor_class"),
    ReportKind.REVOCATION: ("candidate__person", "candidate__campaign", "candidate__honor_class"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToReport:
    """One kind: how many wait, and the oldest of them."""

    kind: ReportKind
    count: int
    rows: list[Any]


def to_report(county: str, *, on: date) -> list[ToReport]:
    """Every kind: one question each, and one more for a kind of which more wait than are shown."""
    return [_waiting(county, kind, on) for kind in ReportKind]


def rows_to_report(county: str, kind: ReportKind, *, on: date) -> "QuerySet[Any]":
    """Of one kind, those that wait on that day."""
    if kind == ReportKind.VOLUNTEER:
        return volunteers_to_report(county)
    if kind in (ReportKind.RECORD, ReportKind.CORRECTION):
        return records_to_report(county, kind)
    if kind == ReportKind.PROJECT:
        return _projects(county)
    if kind in (ReportKind.TEAM, ReportKind.CLOSURE):
        return _teams(county, kind, on)
    return _awards(county, kind)


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


def _waiting(county: str, kind: ReportKind, on: date) -> ToReport:
    rows = rows_to_report(county, kind, on=on)
    shown = list(rows.select_related(*_SHOWN_WITH[kind])[: MOST_SHOWN + 1])
    count = len(shown) if len(shown) <= MOST_SHOWN else rows.count()
    return ToReport(kind, count, shown[:MOST_SHOWN])


def _projects(county: str) -> "QuerySet[Activity]":
    """Activities that were open to volunteers and not called off: what there is called a project."""
    opened = Activity.objects.filter(county=county, opened_at__isnull=False, is_template=False)
    live = opened.exclude(stage=ActivityStage.CANCELLED)
    return live.exclude(_reported(ReportKind.PROJECT)).order_by("opened_at", "pk")


def _teams(county: str, kind: ReportKind, on: date) -> "QuerySet[Team]":
    mine = Team.objects.filter(unit__county=county).order_by("unit__starts_on", "pk")
    ended = Q(unit__ends_on__lte=on)
    if kind == ReportKind.TEAM:
        return mine.exclude(ended).exclude(_reported(ReportKind.TEAM))
    return mine.filter(ended, _reported(ReportKind.TEAM)).exclude(_reported(ReportKind.CLOSURE))


def _awards(county: str, kind: ReportKind) -> "QuerySet[Award]":
    mine = awards_of_volunteers().filter(
        candidate__campaign__county=county, candidate__person__erased_at=None
    ).order_by("awarded_at", "pk")  # fmt: skip
    if kind == ReportKind.AWARD:
        return mine.filter(state=AwardState.LIVE).exclude(_reported(ReportKind.AWARD))
    wrong = mine.filter(_reported(ReportKind.AWARD), state=AwardState.REVOKED)
    return wrong.exclude(_reported(ReportKind.REVOCATION))


def _reported(kind: ReportKind) -> Exists:
    return Exists(Reported.objects.filter(kind=kind, subject_id=OuterRef("pk")))

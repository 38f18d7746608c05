"""Which lines of reach: a post's own, near, nothing."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from wudan.people.actors import Actor
from wudan.people.roles import Reach
from wudan.registers.enums import ReportState, Within

if TYPE_CHECKING:
    from wudan.registers.models import MonthSummary, ReachLine, ReportMonth, SpreadReport

REPORT_READERS = frozenset(
    {"institute_staff", "center_office", "department_officer", "leader", "auditor"}
)
"""Roles that have months at all; a station does not report (R097)."""


class ReachLineQuerySet(QuerySet["ReachLine"]):
    """Lines of reach."""

    def visible_to(self, actor: Actor) -> "ReachLineQuerySet":
        """Villages served by the actor's unit and below."""
        return self.filter(unit__path__startswith=actor.unit_path or "-")

    def within(self, how: Within | str, near_km: float) -> "ReachLineQuerySet":
        """Those that stand so to their kind of service."""
        return self.filter(standing(Within(how), near_km))


TAKEN_MINUTES = 15
"""After so long a report in somebody's hands is taken for given up."""


class SpreadReportQuerySet(QuerySet["SpreadReport"]):
    """Reports."""

    def to_reckon(self, *, at: datetime) -> "SpreadReportQuerySet":
        """Not done, and in nobody's hands."""
        free = Q(taken_at=None) | Q(taken_at__lt=at - timedelta(minutes=TAKEN_MINUTES))
        return self.filter(free, state=ReportState.WAITING).order_by("asked_at", "pk")

    def newest_of(self, county: str) -> "SpreadReport | None":
        """The newest that is done."""
        done = self.filter(county=county, state=ReportState.DONE)
        return done.order_by("-until", "-pk").first()


def standing(how: Within, near_km: float) -> Q:
    """The rule of each word, once: near is near whether or not somebody also comes."""
    near = Q(metres__isnull=False, metres__lte=round(near_km * 1000))
    rules = {Within.NEAR: near, Within.COMES: ~near & Q(comes=True), Within.NOTHING: ~near & Q(comes=False)}  # fmt: skip
    return rules[how]


class ReportMonthQuerySet(QuerySet["ReportMonth"]):
    """Months."""

    def closed(self) -> "ReportMonthQuerySet":
        """Those whose figures stand fixed."""
        return self.filter(pk__in=self._live())

    def open(self) -> "ReportMonthQuerySet":
        """Those still drafted."""
        return self.exclude(pk__in=self._live())

    def _live(self) -> "QuerySet[ReportMonth, int]":
        live = self.model.objects.filter(closings__isnull=False, closings__reopened_at=None)
        return live.values_list("pk", flat=True)


class MonthSummaryQuerySet(QuerySet["MonthSummary"]):
    """Summaries."""

    def visible_to(self, actor: Actor) -> "MonthSummaryQuerySet":
        """Those of units that the actor's post reaches."""
        if not actor.unit_path or actor.role not in REPORT_READERS:
            return self.none()
        if actor.kind.reach is Reach.HERE:
            return self.filter(unit=actor.unit_id)
        return self.filter(unit__path__startswith=actor.unit_path)

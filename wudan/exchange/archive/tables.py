"""The open part: what was ordered, done, met and decided in a year. No person, no words of a resident."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from wudan.activities.models import Activity, Shift
from wudan.funds.models import FundLine, FundMovement
from wudan.inspections.models import UnitVisit, Visit
from wudan.kit.clock import CHINA, midnight
from wudan.kit.scanning import findings
from wudan.lessons.models import BurdenWeek, Learned
from wudan.meetings.models import Meeting, Task
from wudan.orders.models import Order
from wudan.projects.models import Decision, Forum, Project

SCHEMA = 3
_CHUNK = 1000
_HIDDEN = "（有号码，没有存）"
_NUMBERS = frozenset({"no", "activity", "project"})
"""Columns that are numbers of ours."""
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Span:
    """A year of a county."""

    county: str
    year: int

    @property
    def days(self) -> tuple[date, date]:
        """First and last."""
        return date(self.year, 1, 1), date(self.year, 12, 31)

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """From the first instant to before the last."""
        return midnight(date(self.year, 1, 1)), midnight(date(self.year + 1, 1, 1))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is, which rows, and each column with its path."""

    name: str
    title: str
    rows: Callable[[Span], QuerySet[Any]]
    columns: Mapping[str, str]


def _at(field: str) -> Callable[[Span], dict[str, object]]:
    return lambda span: {f"{field}__gte": span.instants[0], f"{field}__lt": span.instants[1]}


def _orders(span: Span) -> QuerySet[Any]:
    return Order.objects.filter(county=span.county, **_at("placed_at")(span))


def _shifts(span: Span) -> QuerySet[Any]:
    return Shift.objects.filter(activity__county=span.county, activity__is_template=False, day__range=span.days)  # fmt: skip


TABLES = (
    Table("orders", "单", _orders, {
        "no": "no", "placed_at": "placed_at", "village": "origin__short_name", "site": "unit__short_name",
        "platform": "platform__name", "service": "service__name", "channel": "channel", "urgent": "urgent",
        "stage": "stage", "by": "dispatch__unit__name", "closed_at": "closed_at", "score": "review__score",
    }),
    Table("activities", "活动", lambda span: Activity.objects.filter(
        county=span.county, is_template=False, **_at("made_at")(span)), {
        "no": "no", "title": "title", "unit": "unit__short_name", "stage": "stage", "aim": "aim", "color": "color",
        "mode": "mode", "venue": "venue", "project": "project__key", "opened_at": "opened_at", "ended_at": "ended_at",
    }),
    Table("shifts", "班次", _shifts, {
        "activity": "activity__no", "day": "day", "starts_at": "starts_at", "ends_at": "ends_at",
    }),
    Table("projects", "项目", lambda span: Project.objects.filter(county=span.county), {
        "no": "key", "title": "title", "stage": "stage",
    }),
    Table("forums", "座谈会", lambda span: Forum.objects.filter(county=span.county, day__range=span.days), {
        "day": "day", "topic": "topic", "unit": "unit__short_name", "state": "state", "departments": "departments",
        "residents": "residents", "volunteers": "volunteers",
    }),
    Table("gate_decisions", "准入决定", lambda span: Decision.objects.filter(
        round__project__county=span.county, **_at("decided_at")(span)), {
        "project": "round__project__key", "outcome": "outcome", "reasons": "reasons", "decided_at": "decided_at",
        "decided_as": "decided_as",
    }),
    Table("meetings", "会议", lambda span: Meeting.objects.filter(county=span.county, day__range=span.days), {
        "kind": "kind", "day": "day", "unit": "unit__short_name", "place": "place", "convener": "convener",
        "state": "state", "adopted_at": "adopted_at",
    }),
    Table("minutes", "议程和纪要", lambda span: Meeting.objects.filter(county=span.county, day__range=span.days).exclude(items=None), {
        "day": "day", "number": "items__number", "part": "items__part", "title": "items__title", "minutes": "items__minutes",
    }),
    Table("tasks", "会议交办", lambda span: Task.objects.filter(
        county=span.county, meeting__day__range=span.days), {
        "meeting": "meeting__day", "number": "number", "words": "words", "unit": "unit__short_name",
        "due_on": "due_on", "state": "state", "closed_at": "closed_at",
    }),
    Table("visits", "督查和指导", lambda span: Visit.objects.filter(
        site__unit__county=span.county, month__range=span.days), {
        "site": "site__unit__short_name", "kind": "kind", "month": "month", "state": "state", "made_at": "made_at",
    }),
    Table("unit_visits", "督查部门和镇街", lambda span: UnitVisit.objects.filter(
        unit__county=span.county, month__range=span.days), {
        "unit": "unit__short_name", "kind": "kind", "month": "month", "state": "state", "made_at": "made_at",
    }),
    Table("fund", "专项资金", lambda span: FundLine.objects.filter(
        fund__county=span.county, fund__year=span.year), {
        "use": "use", "granted_fen": "granted_fen", "reserved_fen": "reserved_fen", "spent_fen": "spent_fen",
    }),
    Table("fund_documents", "专项资金的凭据", lambda span: FundMovement.objects.filter(
        line__fund__county=span.county, line__fund__year=span.year), {
        "use": "line__use", "kind": "kind", "granted_by": "granted_by", "reserved_by": "reserved_by", "spent_by": "spent_by",
        "document_no": "document_no", "at": "at",
    }),
    Table("learned", "学习记录", lambda span: Learned.objects.standing(span.county).in_year(span.year), {
        "kind": "kind", "title": "title", "place": "place", "starts_on": "starts_on", "ends_on": "ends_on",
        "posts": "posts", "people_count": "people_count", "words": "words", "link": "link",
    }),
    Table("burden", "负担", lambda span: BurdenWeek.objects.filter(
        county=span.county, week__range=span.days), {
        "week": "week", "role": "role", "page": "page", "sent": "sent", "fields": "fields",
    }),
)  # fmt: skip
"""In this order in the file. A text with a telephone or an ID number in it is left out."""


def rows_of(table: Table, span: Span) -> Iterator[Row]:
    """The rows of one table, read piece by piece, by their keys."""
    rows = table.rows(span).order_by("pk").values_list(*table.columns.values())
    for values in rows.iterator(chunk_size=_CHUNK):
        yield {name: _plain(name, value) for name, value in zip(table.columns, values, strict=True)}


def counts(span: Span) -> int:
    """How many rows the open part has."""
    return sum(table.rows(span).count() for table in TABLES)


def _plain(name: str, value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(CHINA).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and name not in _NUMBERS and findings(value):
        return _HIDDEN
    return value

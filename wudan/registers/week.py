"""周台账 (R097; domain §2.9): one line for each thing done, read from the rows that say so; nothing is typed.

An order done, a shift held, a delivery acknowledged, a room used, a training held. What the rows do
not know stays empty: no clerk is asked to guess it. How many came to look on stands in an activity's last
shift, where whoever ended it wrote a number. An activity for an
order, and a booking for an activity, stand in that order's or activity's line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from wudan.activities.enums import AttendanceState, Color, Mode, Venue
from wudan.activities.models import Attendance, Shift
from wudan.areas.enums import UnitKind
from wudan.catalog.enums import PlaceMode
from wudan.deliveries.enums import Mode as RoundMode
from wudan.deliveries.enums import Way
from wudan.deliveries.models import Delivery
from wudan.funds.models import Commitment
from wudan.kit.clock import CHINA, day_of
from wudan.ledger.enums import RecordState
from wudan.ledger.models import ServiceRecord
from wudan.orders.enums import DispatchKind
from wudan.orders.models import Fulfillment
from wudan.projects.enums.project import AudienceKind
from wudan.projects.models import KeyWork
from wudan.registers.figures import Scope, Window
from wudan.registers.figures.activities import HELD
from wudan.registers.figures.sources import (
    BOOKINGS,
    DELIVERIES,
    SERVICES,
    SHIFTS,
    TRAININGS,
)
from wudan.registers.figures.tallies import between
from wudan.registers.figures.works import joined_of
from wudan.sites.enums import RoomUse
from wudan.sites.models import Booking
from wudan.teams.models import TrainingSession

Works = Mapping[int, KeyWork]
_DUTY, _VOLUNTARY = "任务", "志愿"
_ONLINE, _ON_THE_SPOT = "线上", "线下"
_HEADS = {
    UnitKind.TEAM: "队长", UnitKind.STATION: "站长", UnitKind.INSTITUTE: "所办公室主任",
    UnitKind.DEPARTMENT: "专干", UnitKind.CENTER: "中心办公室",
}  # fmt: skip
"""Who answers for it, by post: a name is not needed to find them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; the columns of domain §2.9 and where the row is."""

    at: datetime
    kind: str
    pk: int
    evidence: str
    """佐证编号: the number under which the row is found."""
    path: str
    place: str
    what: str
    platform: str = ""
    color: str = ""
    project: str = ""
    way: str = ""
    """点单 or 派单 or the unit's own."""
    duty: str = ""
    online: str = _ON_THE_SPOT
    audience: str = ""
    people: int | None = None
    volunteers: int | None = None
    minutes: int | None = None
    who: str = ""
    leader: str = ""
    money: str = ""
    word: str = ""
    summary: str = ""
    """What whoever ended an activity says of it."""
    key_work: str = ""
    """Which key work it went with when it was done (R103)."""

    @property
    def day(self) -> date:
        """The day it happened on."""
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands below the lines."""

    lines: int
    people: int
    volunteers: int
    minutes: int


def lines_of(scope: Scope, window: Window, *, colors: dict[str, str]) -> list[Line]:
    """Every line of a scope in the order of time; seven statements. `colors`: platform → colour."""
    works = KeyWork.objects.filter(county=scope.county).within(window.first, window.last).in_bulk()
    found = [
        *_orders(scope, window, colors, works), *_shifts(scope, window, works),
        *_deliveries(scope, window, colors, works),
        *_bookings(scope, window), *_trainings(scope, window),
    ]  # fmt: skip
    return _with_money(sorted(found, key=lambda line: (line.at, line.kind, line.pk)))


def sums_of(lines: Sequence[Line]) -> Sums:
    """The feet of the columns; people in two lines count in both, as the columns do."""
    return Sums(
        len(lines), sum(line.people or 0 for line in lines), sum(line.volunteers or 0 for line in lines),
        sum(line.minutes or 0 for line in lines),
    )  # fmt: skip


def _orders(scope: Scope, window: Window, colors: dict[str, str], works: Works) -> Iterator[Line]:
    done = Fulfillment.objects.filter(SERVICES.within(scope, window, between("done_at")))
    rows = done.annotate(joined=_joined("order__service", "done_at"))
    for (pk, no, at, path, place, platform, code, service, project, audience, kind, claimed, mode, many,
         minutes, unit, unit_kind, score, joined) in rows.values_list(
        "order_id", "order__no", "done_at", "order__origin__path", "order__origin__short_name",
        "order__platform__name", "order__platform__code", "order__service__name",
        "order__service__project__title", "order__service__project__audience", "dispatch__kind",
        "dispatch__claimed", "order__place_mode", "people_count", "minutes", "dispatch__unit__short_name",
        "dispatch__unit__kind", "order__review__score", "joined",
    ):  # fmt: skip
        yield Line(
            at or window.since, "order", pk, no, path, place, service or "其他需要", platform or "",
            _color(colors.get(code or "", "")), project or "", "点单（抢单）" if claimed else "点单",
            _DUTY if kind == DispatchKind.DUTY else _VOLUNTARY,
            _ONLINE if mode == PlaceMode.ONLINE else _ON_THE_SPOT, _audience(audience, "点单群众"), 1, many,
            minutes, unit, _head(unit_kind), "", f"{score} 分" if score else "",
            key_work=_work(works, joined, at or window.since),
        )  # fmt: skip


def _shifts(scope: Scope, window: Window, works: Works) -> Iterator[Line]:
    there = Attendance.objects.exclude(state=AttendanceState.STRUCK)
    of_shift = there.filter(opening__shift=OuterRef("pk")).order_by().values("opening__shift")
    counted = ServiceRecord.objects.filter(
        state=RecordState.RECORDED, attendance__opening__shift=OuterRef("pk")
    )
    minutes = counted.order_by().values("attendance__opening__shift").annotate(n=Sum("minutes"))
    later = Shift.objects.filter(activity=OuterRef("activity"), starts_at__gt=OuterRef("starts_at"))
    rows = Shift.objects.filter(
        SHIFTS.within(scope, window, between("ends_at")), HELD,
        day__gte=window.first, day__lte=window.last, activity__order=None,
    ).annotate(
        came=_number(of_shift.annotate(n=Count("person", distinct=True))), served=_number(minutes),
        is_last=~Exists(later),
    )  # fmt: skip
    for (pk, no, at, path, unit, unit_kind, team, title, place, color, platform, project, audience, mode,
         venue, came, served, is_last, residents, summary, joined) in rows.values_list(
        "activity_id", "activity__no", "ends_at", "activity__unit__path", "activity__unit__short_name",
        "activity__unit__kind", "activity__team__unit__short_name", "activity__title", "activity__place",
        "activity__color", "activity__platform__name", "activity__project__title",
        "activity__project__audience", "activity__mode", "activity__venue", "came", "served",
        "is_last", "activity__residents_came", "activity__summary", "activity__key_work",
    ):  # fmt: skip
        yield Line(
            at, "activity", pk, no, path, place or unit, title, platform or "", _color(color), project or "",
            "自办", _DUTY if mode == Mode.TASK else _VOLUNTARY,
            _ONLINE if venue == Venue.ONLINE else _ON_THE_SPOT, _audience(audience, ""), residents if is_last else None,
            came, served, team or unit, _head(UnitKind.TEAM if team else unit_kind),
            summary=summary if is_last else "", key_work=_work(works, joined, at),
        )  # fmt: skip


def _deliveries(
    scope: Scope, window: Window, colors: dict[str, str], works: Works
) -> Iterator[Line]:
    there = Delivery.objects.filter(DELIVERIES.within(scope, window, between("acknowledged_at")))
    rows = there.annotate(joined=_joined("round__service", "acknowledged_at"))
    for (pk, no, at, path, place, platform, code, title, project, audience, mode, way, served, party,
         party_kind, joined) in rows.values_list(
        "pk", "no", "acknowledged_at", "unit__path", "unit__short_name", "round__service__platform__name",
        "round__service__platform__code", "round__title", "round__service__project__title",
        "round__service__project__audience", "round__mode", "round__way", "served", "party__short_name",
        "party__kind", "joined",
    ):  # fmt: skip
        yield Line(
            at or window.since, "delivery", pk, no, path, place, title, platform, _color(colors.get(code, "")), project or "",
            "派单", _DUTY if mode == RoundMode.DUTY else _VOLUNTARY,
            _ONLINE if way == Way.ONLINE else _ON_THE_SPOT, _audience(audience, "本村群众"), served,
            who=party or "", leader=_head(party_kind), word="站上已确认",
            key_work=_work(works, joined, at or window.since),
        )  # fmt: skip


def _bookings(scope: Scope, window: Window) -> Iterator[Line]:
    rows = Booking.objects.filter(
        BOOKINGS.within(scope, window, between("ends_at")), seen=RoomUse.USED, activity=None
    )  # fmt: skip
    for pk, no, at, path, place, room, party, unit, kind in rows.values_list(
        "pk", "no", "ends_at", "room__unit__path", "room__unit__short_name", "room__name", "party",
        "unit__short_name", "unit__kind",
    ):  # fmt: skip
        yield Line(
            at, "booking", pk, no, path, place, f"用{room}", way="预订", audience="" if unit else "群众自用",
            people=party, who=unit or "", leader=_head(kind),
        )  # fmt: skip


def _trainings(scope: Scope, window: Window) -> Iterator[Line]:
    rows = TrainingSession.objects.filter(
        TRAININGS.within(scope, window, _on_days), held_at__isnull=False
    ).annotate(came=Count("attendances", filter=Q(attendances__present=True)))
    for pk, day, ends, path, unit, kind, name, place, mode, minutes, came in rows.values_list(
        "pk", "day", "ends", "unit__path", "unit__short_name", "unit__kind", "name", "place", "mode",
        "minutes", "came",
    ):  # fmt: skip
        yield Line(
            _moment(day, ends), "training", pk, f"PX{pk}", path, place or unit, name, way="自办",
            online=_ONLINE if mode == "remote" else _ON_THE_SPOT, audience="志愿者", volunteers=came,
            minutes=minutes * came, who=unit, leader=_head(kind),
        )  # fmt: skip


def _on_days(window: Window) -> Q:
    return Q(day__gte=window.first, day__lte=window.last)


def _with_money(lines: list[Line]) -> list[Line]:
    """What was spent of the fund for an activity or a training, in the first of its lines (R118)."""
    activities = {line.pk for line in lines if line.kind == "activity"}
    trainings = {line.pk for line in lines if line.kind == "training"}
    of_these = Q(activity__in=activities) | Q(session__in=trainings)
    spent: dict[tuple[str, int], int] = {}
    rows = Commitment.objects.filter(of_these, spent_fen__gt=0)
    for activity, session, fen in rows.values_list("activity", "session", "spent_fen"):
        key = ("activity", activity) if activity else ("training", session)
        spent[key] = spent.get(key, 0) + fen
    return [
        replace(line, money=f"{fen / 100:.2f} 元")
        if (fen := spent.pop((line.kind, line.pk), 0))
        else line
        for line in lines
    ]


def _joined(service: str, moment: str) -> Subquery:
    return Subquery(joined_of(service, moment).values("work")[:1])


def _work(works: Works, joined: int | None, at: datetime) -> str:
    """Its name, if it was worked on that day."""
    found = works.get(joined or 0)
    return found.name if found is not None and found.goes_on(day_of(at)) else ""


def _number(rows: "QuerySet[Any, Any]") -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, CHINA)


def _color(code: str) -> str:
    return str(Color(code).label) if code else ""


def _audience(code: str | None, otherwise: str) -> str:
    return str(AudienceKind(code).label) if code else otherwise


def _head(kind: str | None) -> str:
    return _HEADS.get(UnitKind(kind), "") if kind else ""

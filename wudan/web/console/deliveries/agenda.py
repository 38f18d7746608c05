"""一张日历: what is brought (派单), what was ordered (点单) and what volunteers do together, day by day (R038).

Within what the reader may see; duty or voluntary, online or offline are filters, not pages of their own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import ActivityStage, Venue
from wudan.activities.enums import Mode as ActivityMode
from wudan.activities.models import Activity, Shift
from wudan.catalog.enums import PlaceMode
from wudan.deliveries.enums import DeliveryStage, Mode, Way
from wudan.deliveries.flow import DONE
from wudan.deliveries.models import Delivery
from wudan.kit import clock
from wudan.kit.clock import CHINA, day_of, local, midnight
from wudan.kit.phrases import Phrase
from wudan.meetings.models import Meeting, Task
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.orders.enums import DispatchKind, FulfillmentState
from wudan.orders.models import Fulfillment, Order
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import address

WEEK, MONTH = 7, 28
_MOST = 400
_SOURCES = {
    "delivery": Phrase("派单"),
    "order": Phrase("点单"),
    "activity": Phrase("活动"),
    "meeting": Phrase("会议"),
}
_EXPECTED = (DeliveryStage.OFFERED, DeliveryStage.ACCEPTED, *DONE)
_READERS = ("team_leader", "department_officer", "station_keeper", "institute_staff", "center_office", "leader", "auditor")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of one day."""

    at: datetime
    span: str
    title: str
    where: str
    source: str
    url: str
    is_duty: bool
    is_online: bool

    @property
    def label(self) -> str:
        """派单、点单、活动、会议."""
        return _(_SOURCES[self.source])


@dataclass(frozen=True, slots=True)
class Day:
    """One day and what there is."""

    day: date
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the calendar; fits parts/tabs.html."""

    label: str
    url: str
    current: bool


@for_roles(*_READERS)
def agenda(request: HttpRequest) -> HttpResponse:
    """A week, or four, from a Monday on."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    length = MONTH if request.GET.get("view") == "month" else WEEK
    first = _monday(request.GET.get("from", ""), today)
    entries = [entry for entry in _entries(actor, first, length) if _wanted(request, entry)]
    context = {
        "weeks": list(_weeks(first, length, today, entries)), "is_month": length == MONTH, "first": first,
        "last": first + timedelta(days=length - 1), "count": len(entries),
        "previous_url": address(request, **{"from": (first - timedelta(days=length)).isoformat()}),
        "next_url": address(request, **{"from": (first + timedelta(days=length)).isoformat()}),
        "today_url": address(request, **{"from": ""}),
        "views": [_filter(request, "view", "", _("一周")), _filter(request, "view", "month", _("四周"))],
        "filters": [
            [_filter(request, "source", "", _("全部")), *(_filter(request, "source", code, _(name)) for code, name in _SOURCES.items())],
            [_filter(request, "mode", "", _("任务和志愿")), _filter(request, "mode", "duty", _("任务")), _filter(request, "mode", "voluntary", _("志愿"))],
            [_filter(request, "way", "", _("线上和线下")), _filter(request, "way", "online", _("线上")), _filter(request, "way", "offline", _("线下"))],
        ],
    }  # fmt: skip
    return render(request, "console/deliveries/agenda.html", context)


def _entries(actor: Actor, first: date, length: int) -> list[Entry]:
    span = (midnight(first), midnight(first + timedelta(days=length)))
    found = [
        *_deliveries(actor, span),
        *_orders(actor, span),
        *_shifts(actor, span),
        *_meetings(actor, span),
    ]
    return sorted(found, key=lambda entry: (entry.at, entry.source, entry.url))


def _deliveries(actor: Actor, span: tuple[datetime, datetime]) -> Iterator[Entry]:
    rows = Delivery.objects.visible_to(actor).published().filter(stage__in=_EXPECTED)
    rows = rows.filter(starts_at__gte=span[0], starts_at__lt=span[1]).with_names()
    for row in rows.order_by("starts_at")[:_MOST]:
        yield Entry(
            row.starts_at, f"{local(row.starts_at):%H:%M}–{local(row.ends_at):%H:%M}", row.round.service.name,
            row.unit.short_name, "delivery", reverse("delivery", args=[row.no]), row.round.mode == Mode.DUTY,
            row.round.way == Way.ONLINE,
        )  # fmt: skip


def _orders(actor: Actor, span: tuple[datetime, datetime]) -> Iterator[Entry]:
    """Orders with a time agreed; the village, never the address."""
    seen = Order.objects.visible_to(actor, on=clock.day_of(clock.now()))
    rows = Fulfillment.objects.exclude(state=FulfillmentState.CANCELLED).filter(
        order__in=seen.values("pk"), starts_at__gte=span[0], starts_at__lt=span[1]
    )
    rows = rows.select_related("order__service", "order__origin", "dispatch")
    for row in rows.order_by("starts_at")[:_MOST]:
        order = row.order
        yield Entry(
            row.starts_at, f"{local(row.starts_at):%H:%M}", order.service.name if order.service else _("用话说的需求"),
            order.origin.short_name, "order", reverse("order", args=[order.no]), row.dispatch.kind == DispatchKind.DUTY,
            order.place_mode == PlaceMode.ONLINE,
        )  # fmt: skip


def _shifts(actor: Actor, span: tuple[datetime, datetime]) -> Iterator[Entry]:
    seen = Activity.objects.readable_by(actor).exclude(stage=ActivityStage.CANCELLED)
    rows = Shift.objects.filter(
        activity__in=seen.values("pk"), starts_at__gte=span[0], starts_at__lt=span[1]
    )
    for row in rows.select_related("activity__unit").order_by("starts_at")[:_MOST]:
        made = row.activity
        yield Entry(
            row.starts_at, f"{local(row.starts_at):%H:%M}–{local(row.ends_at):%H:%M}", made.title,
            made.place or made.unit.short_name, "activity", reverse("activity", args=[made.no]),
            made.mode == ActivityMode.TASK, made.venue == Venue.ONLINE,
        )  # fmt: skip


def _meetings(actor: Actor, span: tuple[datetime, datetime]) -> Iterator[Entry]:
    """Meetings that were called, and the days on which one's own unit has to have done something (R096)."""
    if not actor.may("answer_tasks") and actor.role not in SEES_ALL:
        return
    days = (day_of(span[0]), day_of(span[1]))
    for row in (
        Meeting.objects.visible_to(actor)
        .coming()
        .filter(day__gte=days[0], day__lt=days[1])
        .select_related("platform")
        .order_by("day", "pk")[:_MOST]
    ):
        yield Entry(
            datetime.combine(row.day, row.starts_at, CHINA), f"{row.starts_at:%H:%M}", str(row), row.place, "meeting",
            reverse("meeting", args=[row.pk]), True, False,
        )  # fmt: skip
    due = Task.objects.owned_by(actor).running().filter(due_on__gte=days[0], due_on__lt=days[1])
    for task in due.select_related("unit").order_by("due_on", "pk")[:_MOST]:
        yield Entry(
            midnight(task.due_on), _("这天前"), task.words, task.unit.short_name, "meeting",
            reverse("task", args=[task.pk]), True, False,
        )  # fmt: skip


def _wanted(request: HttpRequest, entry: Entry) -> bool:
    source, mode, way = (request.GET.get(name, "") for name in ("source", "mode", "way"))
    return (
        (source not in _SOURCES or entry.source == source)
        and (mode not in {"duty", "voluntary"} or entry.is_duty == (mode == "duty"))
        and (way not in {"online", "offline"} or entry.is_online == (way == "online"))
    )


def _weeks(first: date, length: int, today: date, entries: Iterable[Entry]) -> Iterator[list[Day]]:
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(local(entry.at).date(), []).append(entry)
    for start in range(0, length, WEEK):
        days = (first + timedelta(days=start + number) for number in range(WEEK))
        yield [Day(day, day == today, by_day.get(day, [])) for day in days]


def _monday(text: str, today: date) -> date:
    """The Monday of the week asked for; of this week when the address makes no sense."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = today
    if abs((asked - today).days) > _FAR:
        asked = today
    return asked - timedelta(days=asked.weekday())


_FAR = 3 * 366


def _filter(request: HttpRequest, name: str, value: str, label: str) -> Filter:
    current = request.GET.get(name, "") == value
    return Filter(label, address(request, **{name: value}), current)

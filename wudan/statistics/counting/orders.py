"""An order in figures: asked, step by step, how long each took, how it ended and how it was found.

`funnel-…`, `wait-…`, `stage:…`, `score-of…` belong to the month in which the order was placed (what
became of it); the others to the month in which they happened.
"""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from wudan.areas.calendars import working_calendar
from wudan.orders.enums import (
    Channel,
    Consent,
    DispatchKind,
    DispatchState,
    FulfillmentState,
    Stage,
    Step,
)
from wudan.orders.models import Deadline, Dispatch, Order
from wudan.orders.policies import LOW_SCORE
from wudan.statistics.counting.cells import Cells
from wudan.statistics.counting.instants import Second
from wudan.statistics.reckoning import WorkingClock, band_of, clock_of

STEPS = ("placed", "accepted", "dispatched", "taken", "fulfilled", "reviewed")
"""The steps of the funnel; a step counts when those before it were taken."""
GOOD = 4
_LEFT = frozenset({Stage.DECLINED, Stage.REFERRED, Stage.WITHDRAWN, Stage.MERGED, Stage.VOID})
_UNMET = {Stage.DECLINED: "unmet-declined", Stage.REFERRED: "unmet-referred"}


_STEP_KEYS = {name: (f"funnel-{name}", f"wait-{name}:") for name in STEPS}


class _Row(NamedTuple):
    platform: int | None
    origin: int
    unit: int
    stage: str
    channel: str
    consent: str
    urgent: bool
    waiting_since: int | None
    closed: int | None
    closed_code: str
    sent_back: bool
    placed: int
    accepted: int | None
    dispatched: int | None
    taken: int | None
    fulfilled: int | None
    reviewed: int | None
    score: int | None


def count_orders(unit_id: int, cells: Cells) -> None:
    """The orders that came from a unit itself; two statements."""
    clock = clock_of(working_calendar())
    rows = _orders(unit_id, cells)
    for row in map(_Row._make, rows.iterator(2000)):
        _asked(row, cells)
        _became(row, cells, clock)
        _happened(row, cells)
    _offers(unit_id, cells)


def _orders(unit_id: int, cells: Cells) -> "QuerySet[Order, tuple[object, ...]]":
    """Orders with anything in these months: nothing happens before they are placed or after they end."""
    months = cells.months
    live = FilteredRelation(
        "fulfillments", condition=~Q(fulfillments__state=FulfillmentState.CANCELLED)
    )
    back = Exists(Deadline.objects.filter(order=OuterRef("pk"), step=Step.SUPPLEMENT))
    rows = Order.objects.filter(origin=unit_id)
    if months.since is not None:
        open_then = Q(closed_at=None) | Q(closed_at__gte=months.since)
        rows = rows.filter(open_then, placed_at__lt=months.until)
    return rows.annotate(live=live, sent_back=back).values_list(
        "platform", "origin", "unit", "stage", "channel", "consent", "urgent", Second("waiting_since"),
        Second("closed_at"), "closed_code", "sent_back", Second("placed_at"), Second("acceptances__at"),
        Second("dispatch__at"), Second("live__dispatch__answered_at"), Second("live__done_at"),
        Second("review__at"), "review__score",
    )  # fmt: skip


def _asked(row: _Row, cells: Cells) -> None:
    cell = cells.at(row.placed, row.platform)
    cell["orders-placed"] += 1
    cell[f"channel-{row.channel}"] += 1
    cell[f"stage:{row.stage}"] += 1
    cell["orders-helped"] += row.channel != Channel.WEB
    cell["orders-for-others"] += row.consent != Consent.SELF
    cell["orders-urgent"] += row.urgent
    cell["orders-sent-back"] += row.sent_back
    cell["orders-escalated"] += row.unit != row.origin
    if row.score is not None:
        cell[f"score-of:{row.score}"] += 1


def _became(row: _Row, cells: Cells, clock: WorkingClock) -> None:
    """The funnel of the month in which it was placed, and the working minutes from step to step."""
    cell = cells.at(row.placed, row.platform)
    before = 0
    for name, (funnel, wait) in _STEP_KEYS.items():
        when: int | None = getattr(row, name)
        if when is None:
            return
        cell[funnel] += 1
        worked = clock.until(when)
        if name != "placed":
            cell[wait + _band(max(0, worked - before) // 60)] += 1
        before = worked


@lru_cache(maxsize=8192)
def _band(minutes: int) -> str:
    return str(band_of(minutes))


def _happened(row: _Row, cells: Cells) -> None:
    """What is counted in the month in which it happened."""
    cells.at(row.accepted, row.platform)["orders-accepted"] += 1
    done = cells.at(row.fulfilled, row.platform)
    done["orders-fulfilled"] += 1
    done["services-reviewed"] += row.reviewed is not None
    if row.score is not None:
        said = cells.at(row.reviewed, row.platform)
        said["reviews"] += 1
        said[f"score:{row.score}"] += 1
        said["reviews-good"] += row.score >= GOOD
        said["reviews-poor"] += row.score <= LOW_SCORE
    if row.stage in _LEFT:
        left = cells.at(row.closed, row.platform)
        left[f"left:{row.stage}:{row.closed_code}"] += 1
        if unmet := _unmet(row):
            left[unmet] += 1


def _unmet(row: _Row) -> str:
    """Which kind of unmet need an exit is, as `orders.querysets.unmet` says it."""
    if row.stage == Stage.WITHDRAWN:
        if row.closed_code == "never_served":
            return "unmet-never-served"
        gave_up = row.waiting_since is not None and row.closed_code == "withdrawn"
        return "unmet-gave-up" if gave_up else ""
    return _UNMET.get(Stage(row.stage), "")


def _offers(unit_id: int, cells: Cells) -> None:
    """Dispatches of a unit's orders: offers and duties sent, taken, refused by reason, not answered."""
    months = cells.months
    rows = Dispatch.objects.filter(
        months.within("at") | months.within("answered_at"), order__origin=unit_id
    )
    told = rows.values_list("order__platform", "kind", "state", "reason", Second("at"), Second("answered_at"))  # fmt: skip
    for platform, kind, state, reason, at, answered_at in told.iterator(2000):
        sent = cells.at(at, platform)
        sent["orders-offered" if kind == DispatchKind.OFFER else "orders-charged"] += 1
        answer = cells.at(answered_at, platform)
        if state == DispatchState.CONFIRMED:
            answer["orders-taken"] += 1
        elif state == DispatchState.REFUSED:
            answer[f"refused:{reason}"] += 1
        elif state == DispatchState.EXPIRED:
            answer["offers-expired"] += 1

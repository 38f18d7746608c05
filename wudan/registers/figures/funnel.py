"""五单漏斗: of the orders placed in a window, how many came to each step, and in how many working hours.

One statement reads the orders with the time of each step; a step's figure has only orders of the
step before. Steps are those known now; a month that is closed keeps what was known then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from statistics import median
from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q

from wudan.areas.calendars import working_calendar
from wudan.kit.figures import Figure, Part
from wudan.kit.phrases import Phrase
from wudan.kit.working_time import WorkingCalendar
from wudan.orders.enums import FulfillmentState
from wudan.orders.models import Order
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import ORDERS
from wudan.registers.figures.tallies import between

_STEPS = (
    ("placed", Phrase("点单")), ("accepted", Phrase("接单")), ("dispatched", Phrase("派单")), ("taken", Phrase("接下")),
    ("fulfilled", Phrase("买单")), ("reviewed", Phrase("评单")),
)  # fmt: skip


class _Row(NamedTuple):
    pk: int
    no: str
    times: tuple[datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how many came so far, and the middle of the working minutes from the step before."""

    figure: Figure
    minutes: int | None
    """None for the first step, and where nobody came."""


def funnel(scope: Scope, window: Window) -> list[Step]:
    """The six steps; one statement. Its figures read it again when they are opened."""
    rows, calendar = list(_read(scope, window)), working_calendar()
    return [
        Step(
            Figure(
                f"funnel-{key}", label, sum(1 for row in rows if _came(row, place)), Phrase("件"),
                partial(_parts, scope, window, place),
            ),
            _middle(rows, place, calendar),
        )
        for place, (key, label) in enumerate(_STEPS)
    ]  # fmt: skip


def figures(scope: Scope, window: Window) -> list[Figure]:
    """The six counts alone."""
    return [step.figure for step in funnel(scope, window)]


def _parts(scope: Scope, window: Window, place: int) -> Iterator[Part]:
    for row in _read(scope, window):
        if _came(row, place):
            yield Part("order", row.pk, row.no)


def _read(scope: Scope, window: Window) -> Iterator[_Row]:
    live = FilteredRelation(
        "fulfillments", condition=~Q(fulfillments__state=FulfillmentState.CANCELLED)
    )
    placed = Order.objects.filter(ORDERS.within(scope, window, between("placed_at")))
    rows = placed.annotate(live=live, taken_at=F("live__dispatch__answered_at")).order_by("placed_at", "pk")  # fmt: skip
    for pk, no, *times in rows.values_list(
        "pk", "no", "placed_at", "acceptances__at", "dispatch__at", "taken_at", "live__done_at",
        "review__at",
    ):  # fmt: skip
        yield _Row(pk, no, tuple(times))


def _came(row: _Row, place: int) -> bool:
    return all(row.times[: place + 1])


def _middle(rows: list[_Row], place: int, calendar: WorkingCalendar) -> int | None:
    if not place:
        return None
    spent = [
        calendar.minutes_between(before, after)
        for row in rows
        if _came(row, place) and (before := row.times[place - 1]) and (after := row.times[place])
    ]
    return round(median(spent)) if spent else None

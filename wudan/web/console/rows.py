"""Orders as lines of a list, and lists cut into pages of thirty."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wudan.kit.phrases import Phrase, in_words
from wudan.orders.enums import Channel, DayPart, Stage
from wudan.orders.lines import Line
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.web.templatetags.parts import wholly_plain
from wudan.web.templatetags.words import day, remaining

Shown = TypeVar("Shown")
PAGE = 30
_MOST_PAGES = 2000


@wholly_plain
@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in words; fits parts/time_left.html."""

    words: str
    late: bool


@wholly_plain
@dataclass(frozen=True, slots=True)
class Row:
    """One order in a list; fits parts/order_row.html and console/queue_table.html."""

    no: str
    title: str
    state: str
    label: str
    url: str
    place: str
    when: str
    urgent: bool
    channel: str
    name: str
    due: Due | None


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list and the ways to its neighbours."""

    rows: list[Row]
    previous_url: str
    next_url: str


_ANY_DAY = Phrase("哪天都行")


@cache
def _orders() -> str:
    """The address below which every order's page lies; asked once, not for each row."""
    return reverse("order", args=["0"]).removesuffix("/0")


def row_of(order: Order, at: datetime, *, name: str = "", due_at: datetime | None = None) -> Row:
    """An order that was loaded `with_names().with_due()`, or whose running deadline is told."""
    line = Line(
        order.no, order.stage, order.words, order.urgent, order.channel, order.wanted_on, order.wanted_part,
        name, order.service.name if order.service else None, order.origin.short_name,
        due_at or getattr(order, "due_at", None),
    )  # fmt: skip
    return row_of_line(line, at)


def row_of_line(line: Line, at: datetime) -> Row:
    """A line of a queue."""
    part = in_words(DayPart(line.wanted_part).label) if line.wanted_part else ""
    wanted = f"{day(line.wanted_on)} {part}" if line.wanted_on else ""
    return Row(
        no=line.number,
        title=line.title,
        state=line.stage,
        label=in_words(Stage(line.stage).label),
        url=f"{_orders()}/{line.no}",
        place=line.place,
        when=wanted.strip() or in_words(_ANY_DAY),
        urgent=line.urgent,
        channel=in_words(Channel(line.channel).label),
        name=line.name,
        due=None if line.is_closed else _due(line.due_at, at),
    )


def due_of(order: Order, at: datetime) -> Due | None:
    """The running deadline of an order that was loaded `with_due()`, as parts/time_left.html wants it."""
    return None if order.is_closed else _due(getattr(order, "due_at", None), at)


def _due(due_at: datetime | None, at: datetime) -> Due | None:
    return Due(remaining(due_at), due_at <= at) if due_at else None


def page_number(request: HttpRequest) -> int:
    """Which page is asked for; the first when nothing sensible is."""
    text = request.GET.get("page", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), _MOST_PAGES)


def cut(request: HttpRequest, orders: OrderQuerySet) -> tuple[list[Order], str, str]:
    """Thirty orders of the asked page, and the addresses before and after: one query."""
    start = start_of(request)
    return between(request, list(orders[start : start + PAGE + 1]))


def start_of(request: HttpRequest) -> int:
    """How many lie before the asked page; a list is asked for one more than `PAGE` from there."""
    return (page_number(request) - 1) * PAGE


def between(request: HttpRequest, found: list[Shown]) -> tuple[list[Shown], str, str]:
    """What the asked page shows, and the addresses before and after."""
    number = page_number(request)
    before = address(request, page=str(number - 1)) if number > 1 else ""
    after = address(request, page=str(number + 1)) if len(found) > PAGE else ""
    return found[:PAGE], before, after


def address(request: HttpRequest, **changed: str) -> str:
    """This page with some of its questions changed; an empty answer drops the question."""
    asked = {name: request.GET.getlist(name) for name in request.GET}
    asked |= {name: [value] for name, value in changed.items()}
    kept = {name: tuple(values) for name, values in asked.items() if values != [""]}
    if request.GET:  # what somebody typed is not kept
        return _written(request.path, **kept)
    return _written_once(request.path, **kept)


def _written(path: str, **asked: tuple[str, ...]) -> str:
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


_written_once = lru_cache(maxsize=512)(_written)
"""A list's tabs: ten on each page, always the same."""

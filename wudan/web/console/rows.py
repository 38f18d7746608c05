"""Orders as lines of a list, and lists cut into pages of thirty."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.orders.enums import Channel
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.web.templatetags.words import day, moment, remaining

PAGE = 30
_MOST_PAGES = 2000


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
    due: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list and the ways to its neighbours."""

    rows: list[Row]
    previous_url: str
    next_url: str


@cache
def _orders() -> str:
    """The address below which every order's page lies; asked once, not for each row."""
    return reverse("order", args=["0"]).removesuffix("/0")


def row_of(order: Order, at: datetime, *, name: str = "", due_at: datetime | None = None) -> Row:
    """An order that was loaded `with_names().with_due()`, or whose running deadline is told."""
    wanted = f"{day(order.wanted_on)} {order.get_wanted_part_display()}" if order.wanted_on else ""
    return Row(
        no=order.number,
        title=order.title,
        state=order.stage,
        label=order.get_stage_display(),
        url=f"{_orders()}/{order.no}",
        place=order.origin.short_name,
        when=wanted.strip() or _("哪天都行"),
        urgent=order.urgent,
        channel=Channel(order.channel).label,
        name=name,
        due=due_of(order, at, due_at=due_at),
    )


def due_of(
    order: Order, at: datetime, *, due_at: datetime | None = None
) -> dict[str, object] | None:
    """The running deadline, as parts/time_left.html wants it."""
    due_at = due_at or getattr(order, "due_at", None)
    if due_at is None or order.is_closed:
        return None
    return {"words": remaining(due_at), "late": due_at <= at, "title": moment(due_at)}


def page_number(request: HttpRequest) -> int:
    """Which page is asked for; the first when nothing sensible is."""
    text = request.GET.get("page", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), _MOST_PAGES)


def cut(request: HttpRequest, orders: OrderQuerySet) -> tuple[list[Order], str, str]:
    """Thirty orders of the asked page, and the addresses before and after: one query."""
    number = page_number(request)
    start = (number - 1) * PAGE
    found = list(orders[start : start + PAGE + 1])
    before = address(request, page=str(number - 1)) if number > 1 else ""
    after = address(request, page=str(number + 1)) if len(found) > PAGE else ""
    return found[:PAGE], before, after


def address(request: HttpRequest, **changed: str) -> str:
    """This page with some of its questions changed; an empty answer drops the question."""
    asked = {name: request.GET.getlist(name) for name in request.GET}
    asked |= {name: [value] for name, value in changed.items()}
    kept = {name: values for name, values in asked.items() if values != [""]}
    return f"{request.path}?{urlencode(kept, doseq=True)}" if kept else request.path

"""What other systems may read of orders: anybody a blurred list, a system those it brought.

Anybody: no words, no name, no number of ours, days instead of hours, the state in three words.
Each line is one of at least five alike (same item, same place, in the span that was asked for): the
place grows from the village to the town to the county until there are five; what stays alone even
then is not listed. So the list tells no more than the published statistics do (ADR 58, 70).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count

from wudan.areas.models import Unit
from wudan.connections.models import Arrival, System
from wudan.journal.events import last_at
from wudan.kit.clock import day_of, midnight
from wudan.kit.handles import handle_of, number_of
from wudan.kit.tree_paths import steps_of
from wudan.orders.enums import FulfillmentState, Stage
from wudan.orders.flow import CLOSED, GIVING_BACK
from wudan.orders.models import Fulfillment, Order
from wudan.orders.querysets import OrderQuerySet
from wudan.sites.models import SitePeriod

ALIKE = 5
LONGEST = timedelta(days=90)
SENTENCE = "sentence"
"""The code of an order that names no item of the menu."""
_UNLISTED = frozenset({Stage.VOID, Stage.MERGED})
Cell = tuple[int | None, int]
"""An item and a unit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which orders are asked for, by day or moment, item, state."""

    since: datetime
    until: datetime
    services: frozenset[str] = frozenset()
    is_open: bool | None = None
    handles: tuple[str, ...] = ()
    first: int = 0
    most: int = 50


@dataclass(frozen=True, slots=True)
class Told:
    """One order, as another system is told of it."""

    handle: str
    is_open: bool
    notes: str
    service: str
    service_name: str
    requested_at: datetime
    updated_at: datetime | None = None
    expected_at: datetime | None = None
    place: str = ""
    place_key: str = ""
    agency: str = ""
    lon: float | None = None
    lat: float | None = None


def handle_for(order_id: int) -> str:
    """The number under which other systems know an order."""
    return handle_of(order_id, secret=_secret())


def listed(county: str, wanted: Wanted, *, today: date) -> list[Told]:
    """For anybody: what was asked until yesterday, the latest first; four statements."""
    if wanted.handles:
        return [_bare(row) for row in _named(county, wanted.handles)]
    rows = _spanned(Order.objects.filter(county=county), wanted, before=midnight(today))
    shown = _places(rows.exclude(stage__in=_UNLISTED))
    rows = _narrowed(rows.exclude(stage__in=_UNLISTED), wanted).order_by("-placed_at", "-pk")
    known = rows.values_list("pk", "service", "origin")
    cells = {pk: (service, origin) for pk, service, origin in known if (service, origin) in shown}
    page = list(cells)[wanted.first : wanted.first + wanted.most]
    where = _sites({shown[cells[pk]] for pk in page}, today)
    loaded = Order.objects.select_related("service").in_bulk(page)
    return [_blurred(loaded[pk], where[shown[cells[pk]]]) for pk in page]


def brought_by(system: System, wanted: Wanted) -> list[Told]:
    """For a system: the orders it brought, the latest first."""
    rows = Order.objects.filter(arrival__system=system)
    if wanted.handles:
        rows = rows.filter(pk__in=_numbers(wanted.handles))
    else:
        rows = _narrowed(_spanned(rows, wanted, before=wanted.until), wanted)
    rows = rows.select_related("service", "origin", "unit").order_by("-placed_at", "-pk")
    found = list(rows[wanted.first : wanted.first + wanted.most])
    numbers = [row.pk for row in found]
    changed = last_at("order", numbers)
    live = Fulfillment.objects.filter(order__in=numbers).exclude(state=FulfillmentState.CANCELLED)
    due = dict(live.values_list("order", "starts_at"))
    return [
        Told(
            handle=handle_for(row.pk), is_open=row.stage not in CLOSED, notes=row.get_stage_display(),
            service=_code(row), service_name=_name(row), requested_at=row.placed_at,
            updated_at=changed.get(row.pk), expected_at=due.get(row.pk), place=row.origin.name,
            place_key=row.origin.key, agency=row.unit.name,
        )
        for row in found
    ]  # fmt: skip


def handle_by_key(system: System, key: str) -> str | None:
    """The number of the order that a system brought under a number of its own."""
    found = Arrival.objects.filter(system=system, key=key).values_list("order", flat=True).first()
    return handle_for(found) if key and found else None


def _named(county: str, handles: tuple[str, ...]) -> Iterable[Order]:
    rows = Order.objects.filter(county=county, pk__in=_numbers(handles))
    return rows.exclude(stage__in=_UNLISTED).select_related("service").order_by("-placed_at", "-pk")


def _spanned(rows: OrderQuerySet, wanted: Wanted, *, before: datetime) -> OrderQuerySet:
    return rows.filter(placed_at__gte=wanted.since, placed_at__lt=min(wanted.until, before))


def _narrowed(rows: OrderQuerySet, wanted: Wanted) -> OrderQuerySet:
    if wanted.services:
        codes = rows.filter(service__code__in=wanted.services)
        rows = codes | rows.filter(service=None) if SENTENCE in wanted.services else codes
    if wanted.is_open is None:
        return rows
    return rows.exclude(stage__in=CLOSED) if wanted.is_open else rows.filter(stage__in=CLOSED)


def _places(rows: OrderQuerySet) -> dict[Cell, int]:
    """For each item and village the smallest place with five such orders: bottom up, what is too
    few is handed to the unit above, so that no remainder can be reckoned out."""
    counted = (
        rows.order_by().values_list("service", "origin", "origin__path").annotate(n=Count("pk"))
    )
    held: dict[int | None, dict[tuple[int, ...], int]] = defaultdict(lambda: defaultdict(int))
    leaves: list[tuple[Cell, tuple[int, ...]]] = []
    for service, origin, path, number in counted:
        steps = tuple(steps_of(path))
        held[service][steps] += number
        leaves.append(((service, origin), steps))
    told = {service: _gathered(cells) for service, cells in held.items()}
    shown = {}
    for cell, steps in leaves:
        above = (steps[:length] for length in range(len(steps), 0, -1))
        found = next((unit for unit in above if unit in told[cell[0]]), None)
        if found:
            shown[cell] = found[-1]
    return shown


def _gathered(cells: dict[tuple[int, ...], int]) -> set[tuple[int, ...]]:
    """The units at which one item's orders are shown."""
    told: set[tuple[int, ...]] = set()
    for depth in range(max(map(len, cells)), 0, -1):
        for steps in [unit for unit in cells if len(unit) == depth]:
            if cells[steps] >= ALIKE:
                told.add(steps)
            elif depth > 1:
                cells[steps[:-1]] += cells[steps]
    return told


@dataclass(frozen=True, slots=True)
class _Site:
    name: str
    key: str
    lon: float | None
    lat: float | None


def _sites(units: set[int], today: date) -> dict[int, _Site]:
    periods = SitePeriod.objects.on(today).filter(site__unit__in=units)
    points = {
        unit: (lon, lat) for unit, lon, lat in periods.values_list("site__unit", "lon", "lat")
    }
    rows = Unit.objects.filter(pk__in=units).values_list("pk", "name", "key")
    return {pk: _Site(name, key, *points.get(pk, (None, None))) for pk, name, key in rows}


def _blurred(row: Order, site: _Site) -> Told:
    bare = _bare(row)
    return Told(
        bare.handle, bare.is_open, bare.notes, bare.service, bare.service_name, bare.requested_at,
        updated_at=bare.updated_at, place=site.name, place_key=site.key, lon=site.lon, lat=site.lat,
    )  # fmt: skip


def _bare(row: Order) -> Told:
    """Without a place: for who knows the number and nothing else."""
    closed = midnight(day_of(row.closed_at)) if row.closed_at else None
    return Told(
        handle=handle_for(row.pk), is_open=row.stage not in CLOSED, notes=_state(row),
        service=_code(row), service_name=_name(row), requested_at=midnight(day_of(row.placed_at)),
        updated_at=closed,
    )  # fmt: skip


def _state(row: Order) -> str:
    if row.stage not in CLOSED:
        return "在办"
    return "没有办" if row.stage in GIVING_BACK else "办结"


def _code(row: Order) -> str:
    return row.service.code if row.service else SENTENCE


def _name(row: Order) -> str:
    return row.service.name if row.service else "一句话点单"


def _numbers(handles: tuple[str, ...]) -> list[int]:
    read = (number_of(handle, secret=_secret()) for handle in handles)
    return [number for number in read if number is not None]


def _secret() -> bytes:
    """Stays the same when sealing keys are changed: numbers that were given out go on to hold."""
    halves = (settings.KEYRING.blind(half, "connections.handle") for half in ("tag", "text"))
    return bytes.fromhex("".join(halves))

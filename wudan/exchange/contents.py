"""What an export holds: the columns of each kind and one row a thing, masked unless consented.

No address beyond the village, no words a resident said, no ID number, ever.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TypeVar

from django.db.models import Q, QuerySet

from wudan.appraisals.actions.holding import half_days, tree_of
from wudan.appraisals.enums import Half, Outlet, RoundState
from wudan.appraisals.indicators import Indicator
from wudan.appraisals.models import Result, Round
from wudan.catalog.models import PlatformDuty
from wudan.exchange.enums import APPRAISED, ExportKind
from wudan.exchange.models import Export
from wudan.kit.clock import CHINA, day_of
from wudan.kit.sheets import Column, Value
from wudan.kit.text import masked_name
from wudan.kit.tree_paths import steps_of
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.personal import Reading

_CHUNK = 500
Row = TypeVar("Row")
Consented = Callable[[set[int]], set[int]]
"""Of these persons, those who separately agreed to stand in an export with name and phone."""
Opening = Callable[[Person], Reading]
"""Writes the trail of one person's full data being read, and answers the right to read it."""

_ORDERS = (
    Column("单号", 14), Column("点单时间", 17), Column("村", 14), Column("平台", 12),
    Column("服务项目", 20), Column("渠道", 12), Column("受益人", 10), Column("电话", 12),
    Column("状态", 14), Column("承办", 22), Column("办结时间", 17), Column("评分", 6),
)  # fmt: skip
_ROSTER = (Column("姓名", 10), Column("电话", 12), Column("村", 16), Column("所", 16))
_RESULTS = (
    Column("单位", 18), Column("年", 6), Column("半年", 8), Column("考核表", 20), Column("版", 5),
    Column("哪一项", 18), Column("最多", 7), Column("结果", 9), Column("状态", 6), Column("说明", 24),
)  # fmt: skip
COLUMNS = {ExportKind.ORDERS: _ORDERS, ExportKind.ROSTER: _ROSTER} | dict.fromkeys(APPRAISED, _RESULTS)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and which of its texts may look like a number and are meant to."""

    values: list[Value]
    meant: Set[str]


def counts_of(export: Export, actor: Actor) -> tuple[int, int]:
    """How many rows, and how many different persons, an export would hold now."""
    if export.kind == ExportKind.ORDERS:
        orders = _orders(export, actor)
        return orders.count(), orders.values("placed_for").distinct().count()
    if export.kind in APPRAISED:
        return sum(1 for _ in _result_lines(export)), 0
    people = _residents(export).count()
    return people, people


def lines_of(
    export: Export, actor: Actor, consented: Consented, opening: Opening
) -> Iterator[Line]:
    """Every row, read piece by piece."""
    named = Naming(export, consented, opening)
    if export.kind == ExportKind.ORDERS:
        yield from _order_lines(export, actor, named)
    elif export.kind in APPRAISED:
        yield from _result_lines(export)
    else:
        yield from _roster_lines(export, named)


class Naming:
    """Name and phone of persons: masked, but for those who agreed where that was asked for."""

    def __init__(self, export: Export, consented: Consented, opening: Opening) -> None:
        self._unmasked, self._consented, self._opening = export.unmasked, consented, opening
        self._open: set[int] = set()
        self._phones: dict[int, str] = {}

    def look(self, persons: set[int]) -> None:
        """Learn which of these agreed; one question a piece."""
        self._open = self._consented(persons) & persons if self._unmasked else set()

    def of(self, person: Person) -> tuple[str, str, frozenset[str]]:
        """Name, phone, and the phone that is meant to stand there."""
        if person.pk not in self._open:
            return masked_name(person.name), str(person.phone), frozenset()
        if person.pk not in self._phones:
            self._phones[person.pk] = person.phone.opened(self._opening(person))
        phone = self._phones[person.pk]
        return person.name, phone, frozenset({phone})


def _orders(export: Export, actor: Actor) -> OrderQuerySet:
    """Those the asker sees, of the unit and the period; of a department, its own platforms'."""
    orders = Order.objects.visible_to(actor, on=day_of(export.asked_at))
    if actor.role == "department_officer":
        duties = PlatformDuty.objects.on(day_of(export.asked_at)).leads().filter(unit=actor.unit_id)
        orders = orders.filter(platform__in=duties.values("platform"))
    else:
        below = Q(origin__path__startswith=export.unit.path)
        orders = orders.filter(below | Q(unit__path__startswith=export.unit.path))
    assert export.since is not None and export.until is not None  # noqa: S101, PT018 - asked so
    first = datetime.combine(export.since, time.min, CHINA)
    last = datetime.combine(export.until + timedelta(days=1), time.min, CHINA)
    return orders.filter(placed_at__gte=first, placed_at__lt=last)


def _residents(export: Export) -> QuerySet[Person]:
    return Person.objects.present().filter(home__path__startswith=export.unit.path)


def _order_lines(export: Export, actor: Actor, named: Naming) -> Iterator[Line]:
    orders = _orders(export, actor).order_by("placed_at", "pk")
    joined = orders.select_related(
        "origin", "platform", "service", "placed_for", "dispatch__unit", "review"
    )
    for chunk in _chunks(joined.iterator(_CHUNK)):
        named.look({order.placed_for_id for order in chunk})
        for order in chunk:
            name, phone, meant = named.of(order.placed_for)
            review = getattr(order, "review", None)
            values: list[Value] = [
                order.no, order.placed_at, order.origin.short_name,
                order.platform.name if order.platform else "",
                order.service.name if order.service else "自由点单", order.get_channel_display(),
                name, phone, order.get_stage_display(),
                order.dispatch.unit.name if order.dispatch else "", order.closed_at,
                review.score if review else None,
            ]  # fmt: skip
            yield Line(values, meant | {order.no})


def _roster_lines(export: Export, named: Naming) -> Iterator[Line]:
    people = _residents(export).select_related("home__parent").order_by("home__path", "pk")
    for chunk in _chunks(people.iterator(_CHUNK)):
        named.look({person.pk for person in chunk})
        for person in chunk:
            name, phone, meant = named.of(person)
            home = person.home
            above = home.parent.short_name if home and home.parent else ""
            values: list[Value] = [name, phone, home.short_name if home else "", above]
            yield Line(values, meant)


def _result_lines(export: Export) -> Iterator[Line]:
    """Final results of the halves within the days, round by round in time, unit by unit in the tree."""
    assert export.since is not None and export.until is not None  # noqa: S101, PT018 - asked so
    rounds = Round.objects.filter(county=export.county, state=RoundState.FINAL).select_related(
        "sheet"
    )
    for row in rounds.order_by("year", "half", "appraises", "pk"):
        first, last = half_days(row.year, row.half)
        if not (export.since <= first and last <= export.until):
            continue
        tree = tree_of(row.sheet)
        codes = tree.outlets.get(Outlet(export.kind), ())
        results = Result.objects.counting().filter(
            round=row, unit__path__startswith=export.unit.path
        )
        for result in sorted(results.select_related("unit"), key=lambda one: _steps(one.unit.path)):
            outcome = json.loads(result.content)["outcome"]
            for code in codes:
                yield Line(_result_row(row, result, tree.nodes[code], outcome[code]), frozenset())


def _result_row(
    row: Round, result: Result, node: Indicator, told: Mapping[str, str]
) -> list[Value]:
    changed = "申诉后改过" if result.number > 1 else ""
    return [
        result.unit.name, row.year, Half(row.half).label, row.sheet.name, row.sheet.version, node.name,
        f"{float(node.most):g}" if node.most is not None else "", told.get("value", ""),
        told.get("grade", ""), told.get("words", changed),
    ]  # fmt: skip


def _steps(path: str) -> list[int]:
    return steps_of(path)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while held := list(islice(rows, _CHUNK)):
        yield held

"""Hold the table against what is in force: what is new, renamed, moved, ended. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from wudan.areas.enums import AreaLevel
from wudan.areas.importing.checks import parent_length
from wudan.areas.importing.divisions import Divisions, bounds
from wudan.areas.importing.pace import Begin, stage
from wudan.areas.models import Area

T = TypeVar("T")
BATCH = 2000
"""Rows a question or a write; a few hundred kilobytes, far below every limit on parameters."""


class Live(NamedTuple):
    """A row in force, as far as comparing needs it."""

    pk: int
    code: str
    name: str
    parent_id: int | None
    starts_on: date


@dataclass(slots=True)
class Plan:
    """What an import will do."""

    added: dict[AreaLevel, list[str]] = field(default_factory=dict)
    renamed: dict[AreaLevel, list[Live]] = field(default_factory=dict)
    moved: list[tuple[int, str]] = field(default_factory=list)
    """Row and its parent's code."""
    ended: list[Live] = field(default_factory=list)
    unchanged: int = 0
    in_scope: int = 0
    """Rows in force of which the table speaks."""
    last_change: date = date.min
    """The latest day on which anything here began or ended."""
    ids: dict[str, int] = field(default_factory=dict)
    """Code → row in force, above the villages."""

    @property
    def changes(self) -> int:
        """Rows that will be touched."""
        levelled = sum(len(self.added[level]) + len(self.renamed[level]) for level in self.added)
        return levelled + len(self.moved) + len(self.ended)


def compare(divisions: Divisions, *, begin: Begin) -> Plan:
    """The plan for a table."""
    plan = Plan()
    with stage(begin, len(divisions), "与现有区划比对") as pace:
        for level, names in divisions.names.items():
            plan.added[level], plan.renamed[level] = [], []
            for codes in batches(names, BATCH):
                _compare_batch(plan, level, codes, names)
                pace.advance(len(codes))
    for scope in divisions.scopes:
        _find_ended(plan, divisions, scope)
    return plan


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of so many, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def _compare_batch(plan: Plan, level: AreaLevel, codes: list[str], names: dict[str, str]) -> None:
    live = _live(plan, codes)
    for code in codes:
        row = live.get(code)
        if row is None:
            plan.added[level].append(code)
            continue
        if level is not AreaLevel.VILLAGE:
            plan.ids[code] = row.pk
        _place(plan, level, row, names[code])


def _place(plan: Plan, level: AreaLevel, row: Live, name: str) -> None:
    parent = row.code[: parent_length(level)]
    hangs_right = row.parent_id == plan.ids.get(parent)
    if not hangs_right:
        plan.moved.append((row.pk, parent))
    if row.name != name:
        plan.renamed[level].append(row)
    elif hangs_right:
        plan.unchanged += 1


def _live(plan: Plan, codes: list[str]) -> dict[str, Live]:
    rows = Area.objects.filter(code__in=codes).values_list(
        "pk", "code", "name", "parent_id", "starts_on", "ends_on"
    )
    live = {}
    for pk, code, name, parent_id, starts_on, ends_on in rows:
        plan.last_change = max(plan.last_change, starts_on, ends_on or starts_on)
        if ends_on is None:
            live[code] = Live(pk, code, name, parent_id, starts_on)
    return live


def _find_ended(plan: Plan, divisions: Divisions, scope: str) -> None:
    first, last = bounds(scope)
    rows = Area.objects.filter(code__gte=first, code__lte=last, ends_on=None)
    columns = rows.values_list("pk", "code", "name", "parent_id", "starts_on")
    for row in columns.iterator(BATCH):
        plan.in_scope += 1
        if not divisions.lists(row[1]):
            plan.ended.append(Live(*row))
            plan.last_change = max(plan.last_change, row[4])

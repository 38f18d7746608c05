"""What rules come to over many acts: sums by village and by kind, and how many owners met a cap; no names.

Counts of fewer than five are not told, so that nobody can be read out of a sum (ADR 39); there is
no order by any of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from wudan.rewards.reckoning import Cap, Grant, Served, Worth, applies, earn

FEWEST = 5
"""A cell of fewer owners is not shown."""


class CellTold(TypedDict):
    """One cell as it is kept."""

    owners: int
    met: int
    honor: int
    spend: int


class SideTold(TypedDict):
    """One side of a month as it is kept."""

    units: dict[str, CellTold]
    kinds: dict[str, CellTold]
    whole: CellTold
    fen: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the rules, and the days on which it counts."""

    lines: tuple[Worth, ...]
    limits: tuple[Cap, ...]
    worth_fen: int
    starts_on: date = date.min
    ends_on: date = date.max

    def line(self, code: str) -> Worth | None:
        """The line of an act."""
        return next((one for one in self.lines if one.code == code), None)


@dataclass(slots=True)
class Cell:
    """Sums of one village, one kind, or all."""

    honor: int = 0
    spend: int = 0
    owners: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def told(self) -> CellTold:
        """Without the owners."""
        return {
            "owners": len(self.owners), "met": len(self.met), "honor": self.honor, "spend": self.spend,
        }  # fmt: skip


@dataclass(slots=True)
class Side:
    """What one way of reckoning gives over a month: caps are used up as acts come."""

    versions: tuple[Version, ...]
    used: dict[str, int] = field(default_factory=dict)
    units: dict[int, Cell] = field(default_factory=dict)
    kinds: dict[str, Cell] = field(default_factory=dict)
    whole: Cell = field(default_factory=Cell)
    fen: int = 0

    def hours(self, served: Served, owners: Mapping[str, str], unit_id: int, day: date) -> None:
        """A record: what each rule that counts it gives; `owners` by subject."""
        version = self._on(day)
        for line in version.lines if version else ():
            if line.subject in owners and applies(line, served):
                self._add(line, Grant(owners[line.subject], unit_id, day, served.minutes))

    def act(self, code: str, owner: str, unit_id: int, day: date) -> None:
        """A deed, under the line of the same code, if there is one."""
        version = self._on(day)
        line = version.line(code) if version else None
        if line is not None:
            self._add(line, Grant(owner, unit_id, day))

    def told(self) -> SideTold:
        """As it is kept: numbers only."""
        return {
            "units": {str(pk): cell.told() for pk, cell in self.units.items()},
            "kinds": {code: cell.told() for code, cell in self.kinds.items()},
            "whole": self.whole.told(), "fen": self.fen,
        }  # fmt: skip

    def _on(self, day: date) -> Version | None:
        return next((one for one in self.versions if one.starts_on <= day < one.ends_on), None)

    def _add(self, line: Worth, grant: Grant) -> None:
        version = self._on(grant.day)
        if version is None:
            return
        found = earn(line, version.limits, grant, self.used)
        for key, more in found.uses:
            self.used[key] = self.used.get(key, 0) + more
        self.fen += found.spend * version.worth_fen
        for cell in (
            self.units.setdefault(grant.unit_id, Cell()), self.kinds.setdefault(line.code, Cell()),
            self.whole,
        ):  # fmt: skip
            cell.honor += found.honor
            cell.spend += found.spend
            cell.owners.add(grant.owner)
            if found.bitten:
                cell.met.add(grant.owner)


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the answer: then and now, and whether it may be told."""

    name: str
    key: str
    old: CellTold
    new: CellTold

    @property
    def is_small(self) -> bool:
        """Fewer than five owners on the one side or the other."""
        return any(0 < one["owners"] < FEWEST for one in (self.old, self.new))

    @property
    def old_met(self) -> int | None:
        """How many met a cap; None when it is too few to tell."""
        return _told(self.old["met"])

    @property
    def new_met(self) -> int | None:
        """The same under the new rules."""
        return _told(self.new["met"])


NOTHING: CellTold = {"owners": 0, "met": 0, "honor": 0, "spend": 0}


def together(cells: Iterable[CellTold]) -> CellTold:
    """Months in one: points add up; of owners at least as many as in the fullest month."""
    rows = list(cells)
    return {
        "owners": max((one["owners"] for one in rows), default=0),
        "met": max((one["met"] for one in rows), default=0),
        "honor": sum(one["honor"] for one in rows), "spend": sum(one["spend"] for one in rows),
    }  # fmt: skip


def shown(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Those that are told, and those that are not, each in the order given.

    One small cell alone could be told by what is missing from the whole: another, the next in
    order, is then kept back with it.
    """
    rows = list(pairs)
    small = [one for one in rows if one.is_small]
    told = [one for one in rows if not one.is_small]
    if len(small) == 1 and told:
        small.append(told.pop())
    return told, small


def _told(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None

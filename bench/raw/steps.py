"""Statements that were noted down, and which of their values are new each time. Knows no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

TOKEN = "bench-raw-"
"""How the key of a form begins, so that it is known again among the values."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One statement as it was executed; `produced` is the first row of its answer, by column."""

    sql: str
    params: tuple[Any, ...]
    produced: dict[str, Any] = field(default_factory=dict)
    in_transaction: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A value that an earlier statement answered."""

    step: int
    column: str
    plus: int = 0


@dataclass(frozen=True, slots=True)
class Fresh:
    """A text that we drew: another one each time, of the same kind and length."""

    number: int
    kind: str
    """`digits`, `hex` or `token`."""
    length: int


@dataclass(frozen=True, slots=True)
class Step:
    """One statement to replay: a param is a constant, `Taken` or `Fresh`."""

    sql: str
    params: tuple[Any, ...]
    in_transaction: bool
    gives: tuple[str, ...]
    """The columns that later statements take."""


class UnlikeError(Exception):
    """Two runs of the same request did not execute the same statements."""


def steps(one: Sequence[Noted], other: Sequence[Noted]) -> list[Step]:
    """What to replay, from two runs of the same request. UnlikeError if they differ in more than values."""
    if [noted.sql for noted in one] != [noted.sql for noted in other]:
        message = f"{len(one)} and {len(other)} statements, not the same"
        raise UnlikeError(message)
    fresh: dict[str, Fresh] = {}
    params = [
        tuple(_param(one, other, at, n, fresh) for n in range(len(noted.params)))
        for at, noted in enumerate(one)
    ]
    taken = {(each.step, each.column) for row in params for each in row if isinstance(each, Taken)}
    return [
        Step(
            noted.sql, params[at], noted.in_transaction,
            tuple(sorted(column for step, column in taken if step == at)),
        )
        for at, noted in enumerate(one)
    ]  # fmt: skip


def constant(noted: Sequence[Noted]) -> list[Step]:
    """A request that only reads is replayed as it was."""
    return [Step(one.sql, one.params, one.in_transaction, ()) for one in noted]


def _param(one: Sequence[Noted], other: Sequence[Noted], at: int, n: int, fresh: dict[str, Fresh]) -> Any:  # fmt: skip
    value, differs = one[at].params[n], other[at].params[n]
    if value == differs:
        return value
    found = _taken(one, other, at, value, differs)
    if found is not None:
        return found
    kind = _kind(value)
    if not kind:
        return value  # a moment, a sealed text, facts: any will do
    return fresh.setdefault(value, Fresh(len(fresh), kind, len(value)))


def _taken(one: Sequence[Noted], other: Sequence[Noted], at: int, value: Any, differs: Any) -> Taken | None:  # fmt: skip
    for step in reversed(range(at)):
        for column, produced in one[step].produced.items():
            also = other[step].produced.get(column)
            if (produced, also) == (value, differs):
                return Taken(step, column)
            counted = isinstance(produced, int) and isinstance(value, int)
            if counted and isinstance(also, int) and (produced + 1, also + 1) == (value, differs):
                return Taken(step, column, plus=1)
    return None


def _kind(value: Any) -> str:
    """Which kind of drawn text it is; empty when it is none."""
    if not isinstance(value, str):
        return ""
    if value.isdecimal():
        return "digits"
    if set(value) <= set("0123456789abcdef"):
        return "hex"
    return "token" if value.startswith(TOKEN) else ""

"""How much an export would hold, and the scope of a national bundle."""

from collections.abc import Callable

from wudan.exchange.actions.archiving import measured
from wudan.exchange.contents import counts_of
from wudan.exchange.enums import ExportKind
from wudan.exchange.models import Export
from wudan.exchange.national.gathering import hours_in, rows_of, volunteers_in
from wudan.exchange.national.mapping import TABLES
from wudan.exchange.national.scope import Scope
from wudan.people.actors import Actor
from wudan.people.models import Person


def scope_of(export: Export) -> Scope:
    """Of which unit and days."""
    assert export.since is not None and export.until is not None  # noqa: S101, PT018 - asked so
    return Scope(export.unit, export.since, export.until)


def measure(export: Export, actor: Actor) -> tuple[int, int]:
    """How many rows, and how many different persons, it would hold now."""
    if export.kind == ExportKind.ARCHIVE:
        return measured(export)
    if export.kind != ExportKind.NATIONAL:
        return counts_of(export, actor)
    scope = scope_of(export)
    persons = volunteers_in(scope).values_list("person", flat=True)
    every = persons.union(hours_in(scope).values_list("person", flat=True))
    others = sum(
        1 for kind in TABLES if kind != "volunteers" for _ in rows_of(kind, scope, _nobody)
    )
    return others + persons.count(), every.count()


def _nobody(persons: list[Person]) -> Callable[[Person], tuple[str, str]]:
    raise AssertionError("volunteers are counted, not read")

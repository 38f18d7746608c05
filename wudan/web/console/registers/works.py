"""和重点工作结合, on a page: a line per key work with its numbers, each of which opens to its rows (R103)."""

from dataclasses import dataclass

from wudan.projects.models import KeyWork
from wudan.registers.figures import Scope, Window, works
from wudan.web.console.registers.parts import figure_url


@dataclass(frozen=True, slots=True)
class WorkNumber:
    """One number, what it is called beside the key work's name, and where its rows are."""

    label: str
    value: int
    unit: str
    url: str


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One key work and its numbers that are something."""

    name: str
    numbers: list[WorkNumber]
    work: KeyWork | None = None


def told_of(scope: Scope, window: Window, *, unit_id: int) -> list[WorkLine]:
    """In the order of the list; five statements, however many key works there are."""
    return [
        WorkLine(
            line.work.name,
            [
                work_number(one.key, one.value, figure_url(one.key, unit_id, window))
                for one in line.figures
            ],
            line.work,
        )
        for line in works.lines(scope, window)
    ]


def work_number(key: str, value: int, url: str) -> WorkNumber:
    """A figure of a key work, by its key."""
    label, unit = works.short_of(key)
    return WorkNumber(label, value, unit, url)

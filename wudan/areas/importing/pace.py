"""Telling somebody how far the work has come, without knowing who or where."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Pace(Protocol):
    """One stage's counter."""

    def advance(self, n: int) -> None:
        """So many more are done."""

    def finish(self) -> None:
        """The stage is over, well or not."""


Begin = Callable[[int, str], Pace]
"""Begins a stage: its size and its name."""


class Silence:
    """Tells nobody."""

    def __init__(self, total: int, label: str) -> None:
        """Both are ignored."""

    def advance(self, n: int) -> None:
        """Ignored."""

    def finish(self) -> None:
        """Ignored."""


@contextmanager
def stage(begin: Begin, total: int, label: str) -> Iterator[Pace]:
    """A stage that is finished whatever happens in it."""
    pace = begin(total, label)
    try:
        yield pace
    finally:
        pace.finish()

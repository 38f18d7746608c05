"""What a database must be able to do."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wudan.backups.facts import Facts

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of a database: what it holds, and its bytes, which may be read once."""

    facts: Facts
    version: str
    pieces: Iterator[bytes]
    size: int | None = None
    """How many bytes there must be, where that is known before."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A database restored beside the live one: its address, and its name or file."""

    url: str
    name: str


class Engine(Protocol):
    """SQLite or PostgreSQL."""

    @property
    def kind(self) -> str:
        """As Django names the database."""

    def size(self) -> int:
        """About how many bytes there are to copy. Raises StoreFault when it cannot be reached."""

    def mark(self) -> object:
        """Something that changes whenever the database does. Raises StoreFault when it cannot be asked now."""

    def snapshot(self, scratch: Path) -> AbstractContextManager[Snapshot]:
        """One consistent moment, while others write. Raises StoreFault."""

    def lay_out(self, pieces: Iterable[bytes], home: Path, label: str) -> Laid:
        """A database of these bytes, beside the live one. Raises StoreFault; then none is left."""

    def facts(self, laid: Laid) -> Facts:
        """What it holds. Raises StoreFault."""

    def drop(self, laid: Laid) -> None:
        """Away with it."""

    def sweep(self, label: str) -> None:
        """Away with what a killed run under this label left."""

    def live(self) -> Facts | None:
        """What the house's database holds now; None when there is none. Raises StoreFault when it cannot be read."""

    def occupied(self) -> str:
        """Who still uses the live database, in words; empty when nobody does."""

    def moves(self, laid: Laid, before: Path) -> list[tuple[str, str]]:
        """Files to move to swap it in."""

    def exchange(self, fresh: str, before: str) -> None:
        """Swap by renaming in the server; done already is as good. Files need none."""

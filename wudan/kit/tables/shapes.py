"""What a table to be read looks like, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from wudan.kit.refusals import Malformed


class Kind(Enum):
    """What a cell holds; decides how it is tidied, not whether it is right."""

    TEXT = "text"
    DATE = "date"
    DIGITS = "digits"
    """Telephone and ID numbers: digits and letters without blanks, never reckoned with."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, the titles it may stand under (the first is ours), whether it must be there."""

    key: str
    titles: tuple[str, ...]
    kind: Kind = Kind.TEXT
    needed: bool = False
    hint: str = ""

    @property
    def title(self) -> str:
        """What we call it."""
        return self.titles[0]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at most; beyond it the file is refused with words."""

    bytes: int = 5_000_000
    unpacked: int = 60_000_000
    parts: int = 400
    rows: int = 5_000
    columns: int = 80
    cells: int = 600_000
    blank_rows: int = 20_000
    letters: int = 2_000
    faults: int = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, with the number that the spreadsheet shows beside it."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one place and what to do; never the value itself."""

    line: int
    column: str
    words: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, the faults found while reading, and what the reader left out."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it: its text, and what is odd about it."""

    text: str = ""
    oddity: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """A sheet before anybody knows its columns: lines with their numbers, merged places."""

    lines: tuple[tuple[int, tuple[RawCell, ...]], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First line, last line, first column, last column; counted from one."""
    notes: tuple[str, ...] = ()


def refused(words: str) -> Malformed:
    """The whole file cannot be used."""
    return Malformed({"file": words})

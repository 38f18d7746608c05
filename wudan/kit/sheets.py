"""Tables that leave the house, as XLSX or CSV: typed cells, no formula, a mark on every sheet.

A spreadsheet runs what looks like a formula. Staff open exports daily, so no text of ours may
look like one in either form (reliability A21, ASVS 1.2.10).
"""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Protocol

from wudan.kit.clock import local
from wudan.kit.late import late

_openpyxl = late("openpyxl")

Value = str | int | date | datetime | None
_STARTS = frozenset("=+-@|%−\t\r\n")
_QUOTES = frozenset("'\"`´‘’“”＇＂")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_000
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, and how many letters wide."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The watermark: which export, by whom, when, what for."""

    number: str
    who: str
    at: datetime
    purpose: str

    @property
    def words(self) -> str:
        """One line, for the sheet and the file's properties."""
        when = f"{local(self.at):%Y-%m-%d %H:%M}"
        return f"导出编号 {self.number} · {self.who} · {when} · 用途：{self.purpose} · 含个人信息，不得外传"


class Sheet(Protocol):
    """A table being written, row by row."""

    def add(self, row: Sequence[Value]) -> None:
        """One row, in the order of the columns."""

    def finish(self) -> bytes:
        """The whole file."""


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet could take it for a formula, behind blanks, quotes or full width."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    for letter in text:
        if letter in _QUOTES or unicodedata.category(letter)[0] in "ZC":
            continue
        return unicodedata.normalize("NFKC", letter)[:1] in _STARTS
    return False


def neutral(text: str) -> str:
    """The text as a CSV cell that is only ever text."""
    return f"'{text}" if is_dangerous(text) else text


def seen(text: str) -> str:
    """Without signs that no sheet may hold, and no longer than a cell."""
    return _UNSEEN.sub("", text)[:_LONGEST_CELL]


class CsvSheet:
    """UTF-8 with a byte order mark, so that Excel reads it; every cell quoted."""

    def __init__(self, name: str, columns: Sequence[Column], mark: Mark) -> None:
        self._out = StringIO(newline="")
        self._writer = csv.writer(self._out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self._out.write(BOM)
        self._writer.writerow([neutral(f"{name} · {seen(mark.words)}")])
        self._writer.writerow([column.title for column in columns])

    def add(self, row: Sequence[Value]) -> None:
        """One row."""
        self._writer.writerow([_as_text(value) for value in row])

    def finish(self) -> bytes:
        """The whole file."""
        return self._out.getvalue().encode("utf-8", "replace")


class XlsxSheet:
    """An Excel file, written row by row; texts are typed as texts."""

    def __init__(self, name: str, columns: Sequence[Column], mark: Mark) -> None:
        self._book = _openpyxl.Workbook(write_only=True)
        self._sheet = self._book.create_sheet(name[:31])
        words = seen(mark.words)
        self._describe(name, words, mark)
        for place, column in enumerate(columns):
            self._sheet.column_dimensions[chr(ord("A") + place)].width = column.width
        self._sheet.freeze_panes = "A3"
        self._sheet.append([self._text(f"{name} · {words}")])
        heads = [self._text(column.title) for column in columns]
        for head in heads:
            head.font = _openpyxl.styles.Font(bold=True)
        self._sheet.append(heads)

    def add(self, row: Sequence[Value]) -> None:
        """One row."""
        self._sheet.append([self._cell(value) for value in row])

    def finish(self) -> bytes:
        """The whole file."""
        out = BytesIO()
        self._book.save(out)
        return out.getvalue()

    def _describe(self, name: str, words: str, mark: Mark) -> None:
        about = self._book.properties
        about.title, about.creator, about.description = name, seen(mark.who), words
        about.identifier = mark.number
        printed = words.replace("&", "&&")[:200]
        self._sheet.oddHeader.center.text = printed
        self._sheet.oddFooter.center.text = f"{printed[:150]} · &P/&N"

    def _cell(self, value: Value) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, datetime):
            cell = _openpyxl.cell.WriteOnlyCell(
                self._sheet, local(value).replace(tzinfo=None, microsecond=0)
            )
            cell.number_format = "yyyy-mm-dd hh:mm"
            return cell
        return value

    def _text(self, text: str) -> Any:
        cell = _openpyxl.cell.WriteOnlyCell(self._sheet, "")
        cell.value = seen(text)
        cell.data_type = "s"  # whatever it looks like
        if is_dangerous(text):
            cell.quotePrefix = True  # stays a text when somebody edits the cell
        return cell


def _as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return neutral(seen(value).replace("\r", " ").replace("\n", " "))
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M}"
    return str(value)

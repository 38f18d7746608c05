"""The two doors to the spreadsheet library, which is loaded with the first table (`kit.late`)."""

from collections.abc import Sequence

from wudan.kit.late import late
from wudan.kit.tables.shapes import Column, Limits, Raw

_blank = late("wudan.kit.tables.blank")
_workbooks = late("wudan.kit.tables.workbooks")


def blank_table(title: str, columns: Sequence[Column]) -> bytes:
    """An XLSX with the titles, and lines whose cells are text."""
    made: bytes = _blank.blank_table(title, columns)
    return made


def read_workbook(content: bytes, limits: Limits) -> Raw:
    """The first visible sheet. Raises Malformed."""
    read: Raw = _workbooks.read_workbook(content, limits)
    return read

"""An XLSX as lines of cells. Opened only after `guarding` has looked it over; formulas are not run."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from wudan.kit.phrases import Phrase
from wudan.kit.tables.cells import cell_of
from wudan.kit.tables.guarding import BROKEN, Seen, looked_over
from wudan.kit.tables.shapes import Limits, Raw, RawCell, refused

_ODD = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, RuntimeError,
    OSError, BadZipFile, SyntaxError, InvalidFileException,
)  # fmt: skip
"""What the library raises at parts that are missing or make no sense."""
_LARGEST_GAP = 1_000
_EMPTY = "第一张表是空的。请把内容放在第一张表，表头写在第一行。"


def read_workbook(content: bytes, limits: Limits) -> Raw:
    """The first visible sheet. Raises Malformed."""
    seen = looked_over(content, limits)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= seen.keys():
        raise refused("这不是表格文件。请上传 .xlsx 或 .csv。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and pictures that nobody reads
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            try:
                return _first_sheet(book, seen, limits)
            finally:
                book.close()
    except _ODD:
        raise refused(BROKEN) from None


def _first_sheet(book: Any, seen: dict[str, Seen], limits: Limits) -> Raw:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise refused(_EMPTY)
    sheet, others = sheets[0], sheets[1:]
    told = seen.get(sheet._worksheet_path.lstrip("/"), Seen())
    if not told.last_row:
        raise refused(_EMPTY)
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    notes = (
        [
            Phrase(
                "只读了第一张表“{sheet}”，其余 {count} 张没有读。",
                sheet=sheet.title,
                count=len(others),
            )
        ]
        if others
        else []
    )
    return Raw(tuple(_lines(sheet, told.last_row, limits)), tuple(told.merged), tuple(notes))


def _lines(sheet: Any, last: int, limits: Limits) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
    """Lines that hold something, up to one more than the limit; whoever counts them refuses."""
    gap = kept = 0
    for cells in sheet.iter_rows(max_row=last, max_col=limits.columns):
        made = tuple(_cell(cell) for cell in islice(cells, limits.columns))
        if not any(cell.text or cell.oddity for cell in made):
            gap += 1
            if gap > _LARGEST_GAP:
                raise refused(
                    Phrase(
                        "表的中间空了 {largest_gap} 行以上，下面还有内容。请删掉空行再上传。",
                        largest_gap=_LARGEST_GAP,
                    )
                )
            continue
        gap, kept = 0, kept + 1
        line = next((cell.row for cell in cells if hasattr(cell, "row")), 0)
        yield line, made
        if kept > limits.rows + 20:
            return


def _cell(cell: Any) -> RawCell:
    kind = cell.data_type
    return cell_of(cell.value, is_formula=kind == "f", is_error=kind == "e")

"""The lines of one file: UTF-8 or refused, each ended or taken for cut off, then cells."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from wudan.areas.importing.faults import Faults

Row = tuple[int, list[str]]
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """The file cannot be read on; why has been noted as a fault."""


def rows_of(path: Path, faults: Faults, advance: Callable[[int], None]) -> Iterator[Row]:
    """Row number and cells, header first. Raises Unreadable, its fault noted, at the row
    that cannot be read.

    Rows are numbered by the line they begin on. Blank lines are passed over.
    """
    reader = csv.reader(_lines(path, faults, advance), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        faults.add(path.name, begins, "", "引号没有成对，或这一行不是 CSV")
        raise Unreadable from None


def _lines(path: Path, faults: Faults, advance: Callable[[int], None]) -> Iterator[str]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            advance(len(raw))
            try:
                line = raw.decode("utf-8")
            except UnicodeDecodeError:
                faults.add(path.name, number, "", _spelled_in(raw))
                raise Unreadable from None
            if not raw.endswith(b"\n"):
                faults.add(
                    path.name, number, "",
                    "最后一行没有换行，文件可能没传完整；核对无误后请在末尾补一个换行",
                )  # fmt: skip
            yield line.removeprefix("\ufeff") if number == 1 else line


def _spelled_in(raw: bytes) -> str:
    advice = "请另存为“CSV UTF-8”再导入"
    if raw.startswith(_UTF_16):
        return f"文件不是 UTF-8，是 UTF-16；{advice}"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return f"文件不是 UTF-8；{advice}"
    return f"文件不是 UTF-8，看来是 GBK（Excel 常这样存）；{advice}"

"""Read a table: which columns stand where, row by row, with every fault in its place."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import PurePath

from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.sheets import BOM, neutral
from wudan.kit.tables.cells import ODDITIES, meant
from wudan.kit.tables.guarding import BROKEN
from wudan.kit.tables.shapes import (
    Column,
    Fault,
    Kind,
    Limits,
    Raw,
    RawCell,
    Row,
    Table,
    refused,
)
from wudan.kit.tables.spreadsheets import read_workbook
from wudan.kit.tables.text_files import read_text_file

_HEAD_WITHIN = 10
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DECORATION = re.compile(r"[\s*:：]|[(（].*?[)）]|必填|选填")
_DAY_ADVICE = Phrase("写成 1970-01-31 或 1970年1月31日。")
_MERGED = Fault(0, "", "这里有合并的单元格，只有第一行有内容。", "取消合并，每一行都填上，再上传。")


def read_table(
    content: bytes, *, name: str, columns: Sequence[Column], limits: Limits | None = None
) -> Table:
    """Rows with line numbers, and faults. Raises Malformed when the file as a whole cannot be read."""
    limits = limits or Limits()
    raw = _opened(content, name, limits)
    head, places = _head(raw, columns)
    body = [(line, cells) for line, cells in raw.lines if line > head]
    if len(body) > limits.rows:
        raise refused(
            Phrase("行数太多：一次最多 {rows} 行。请分成几个文件上传。", rows=limits.rows)
        )
    faults = list(_merged_faults(raw, head, places))
    rows = []
    for line, cells in body:
        row, wrong = _row(line, cells, places, limits)
        faults += wrong
        if any(row.cells.values()) or wrong:
            rows.append(row)
    if not rows:
        raise refused(Phrase("表头下面没有内容。"))
    left_out = _left_out(raw, head, places)
    faults.sort(key=lambda fault: fault.line)
    return Table(tuple(rows), tuple(faults[: limits.faults]), (*raw.notes, *left_out))


def faults_as_csv(faults: Iterable[Fault]) -> bytes:
    """The faults as a file to work through; it names lines and columns, no value."""
    out = StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(["行", "列", "哪里不对", "怎么办"])
    for fault in faults:
        said = (str(fault.line), fault.column, fault.words, fault.advice)
        writer.writerow([neutral(text) for text in said])
    return out.getvalue().encode()


def _opened(content: bytes, name: str, limits: Limits) -> Raw:
    if not content:
        raise refused(Phrase("文件是空的。"))
    if len(content) > limits.bytes:
        raise refused(Phrase("文件太大：最多 {bytes} MB。", bytes=limits.bytes // 1_000_000))
    if content.startswith(_OLD_OFFICE):
        raise refused(
            Phrase("这是老的 .xls 文件，或加了密码的文件。请另存为没有密码的 .xlsx 再上传。")
        )
    if content.startswith(_ZIP):
        return read_workbook(content, limits)
    start = content[:400].lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise refused(Phrase("这是网页，不是表格。请用表格软件打开，另存为 .xlsx 再上传。"))
    if start.startswith((b"%pdf", b"\x89png", b"\xff\xd8\xff", b"{\\rtf", b"rar!", b"7z\xbc\xaf")):
        raise refused(Phrase("这不是表格文件。请上传 .xlsx 或 .csv。"))
    if PurePath(name).suffix.lower() in {".xlsx", ".xlsm", ".xls", ".et"}:
        raise refused(BROKEN)
    return read_text_file(content, limits)


def _head(raw: Raw, columns: Sequence[Column]) -> tuple[int, dict[int, Column]]:
    """The line of titles: the one of the first lines that knows most of our columns."""
    best: tuple[int, dict[int, Column]] = (0, {})
    for line, cells in raw.lines[:_HEAD_WITHIN]:
        places = _places(cells, columns)
        if len(places) > len(best[1]):
            best = (line, places)
    found = {column.key for column in best[1].values()}
    missing = [column.title for column in columns if column.needed and column.key not in found]
    if missing:
        raise refused(
            Phrase(
                "找不到这几列：{listed}。请下载空白表，照表头填。", listed=Listed(COMMA, missing)
            )
        )
    if len(found) < len(best[1]):
        twice = [column.title for column in best[1].values()]
        named = sorted({title for title in twice if twice.count(title) > 1})
        raise refused(Phrase("表头里“{listed}”有两列。请只留一列。", listed=Listed(COMMA, named)))
    return best


def _places(cells: Sequence[RawCell], columns: Sequence[Column]) -> dict[int, Column]:
    known = {_bare(title): column for column in columns for title in column.titles}
    named = {place: known.get(_bare(cell.text)) for place, cell in enumerate(cells)}
    return {place: column for place, column in named.items() if column}


def _bare(title: str) -> str:
    """姓 名*（必填） is 姓名."""
    return _DECORATION.sub("", title)


def _row(
    line: int, cells: Sequence[RawCell], places: dict[int, Column], limits: Limits
) -> tuple[Row, list[Fault]]:
    told: dict[str, str] = {}
    wrong = []
    for place, column in places.items():
        cell = cells[place] if place < len(cells) else RawCell()
        text, fault, advice = _read(cell, column, limits)
        told[column.key] = text
        if fault:
            wrong.append(Fault(line, column.title, fault, advice))
    return Row(line, told), wrong


def _read(cell: RawCell, column: Column, limits: Limits) -> tuple[str, str, str]:
    if cell.oddity:
        return ("", *ODDITIES[cell.oddity])
    if len(cell.text) > limits.letters:
        return "", Phrase("这一格太长了。"), Phrase("最多 {letters} 字。", letters=limits.letters)
    text, fault = meant(cell.text, column.kind)
    advice = _DAY_ADVICE if column.kind is Kind.DATE else Phrase("请重新输入这一格。")
    return text, fault, advice if fault else ""


def _merged_faults(raw: Raw, head: int, places: dict[int, Column]) -> Iterable[Fault]:
    """Merged places below the titles, in a column that is read."""
    for first, last, left, right in raw.merged:
        touched = [places[place] for place in range(left - 1, right) if place in places]
        if last > head and touched and (last > first or len(touched) > 1 or right > left):
            line = max(first, head + 1)
            yield Fault(line, touched[0].title, _MERGED.words, _MERGED.advice)


def _left_out(raw: Raw, head: int, places: dict[int, Column]) -> tuple[str, ...]:
    cells = next(cells for line, cells in raw.lines if line == head)
    others = [c.text for place, c in enumerate(cells) if c.text and place not in places]
    return (
        (Phrase("没有用到的列（不读、不存）：{listed}。", listed=Listed(COMMA, others[:20])),)
        if others
        else ()
    )

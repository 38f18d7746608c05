"""A CSV as lines of cells, in whatever letters a Chinese spreadsheet saved it."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from wudan.kit.phrases import Phrase
from wudan.kit.tables.cells import text_cell
from wudan.kit.tables.shapes import Limits, Raw, RawCell, refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BETWEEN = (",", "\t", ";", "，", "|")
_LETTERS = "认不出这个文件的文字编码。请在表格软件里另存为 .xlsx 再上传。"


def read_text_file(content: bytes, limits: Limits) -> Raw:
    """All lines that hold something. Raises Malformed."""
    text = _decoded(content)
    if "\0" in text:
        raise refused("这个文件里有看不见的控制字符。请另存为 .xlsx 再上传。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    between = _between(text)
    if between == "，":
        text, between = text.replace("，", ","), ","
    return Raw(tuple(_lines(text, between, limits)))


def _decoded(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _as(content, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _as(content, _without_mark(content) or "gb18030")
    is_wide = text.count("\0") * 10 > len(text)
    return _as(content, _without_mark(content)) if is_wide else text


def _without_mark(content: bytes) -> str:
    """UTF-16 without its mark: where the zeros of the commas stand says which half comes first."""
    if b"\0" not in content:
        return ""
    return "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"


def _as(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise refused(_LETTERS) from None


def _between(text: str) -> str:
    """What parts the cells: whatever stands most often in the first lines."""
    head = "\n".join(text.split("\n", 5)[:5])
    return max(_BETWEEN, key=lambda sign: (head.count(sign), -_BETWEEN.index(sign)))


def _lines(text: str, between: str, limits: Limits) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=between, strict=True)
    started = kept = blank = 0
    try:
        for pieces in reader:
            line, started = started + 1, reader.line_num
            cells = tuple(text_cell(piece) for piece in pieces[: limits.columns])
            if not any(cell.text or cell.oddity for cell in cells):
                blank += 1
                if blank > limits.blank_rows:
                    raise refused("文件里有几万行空行。请删掉空行再上传。")
                continue
            kept += 1
            yield line, cells
            if kept > limits.rows + 20:
                return
    except csv.Error:
        raise refused(
            Phrase(
                "第 {started} 行的引号不成对，后面的内容分不开。请在表格软件里打开，另存为 .xlsx 再上传。",
                started=started + 1,
            )
        ) from None

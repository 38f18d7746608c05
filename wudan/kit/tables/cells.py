"""One cell: its text as people meant it, and what spreadsheets did to it."""

import re
import unicodedata
from datetime import date, datetime

from wudan.kit.phrases import Phrase
from wudan.kit.tables.shapes import Kind, RawCell

FORMULA, ERROR, SCIENTIFIC, LONG_NUMBER = "formula", "error", "scientific", "long_number"
ODDITIES = {
    FORMULA: (
        Phrase("这一格是公式，不是内容。"),
        Phrase("复制这一列，再“选择性粘贴 → 数值”，重新上传。"),
    ),
    ERROR: (Phrase("这一格是表格软件算错的结果（如 #N/A）。"), Phrase("把这一格改成真正的内容。")),
    SCIENTIFIC: (
        Phrase("号码被表格软件变成了 1.10105E+17 这样的科学计数，后面几位已经丢了。"),
        Phrase("先把这一列设成“文本”格式，再照证件重新录入号码。"),
    ),
    LONG_NUMBER: (
        Phrase("号码太长，表格软件当成数字存了，后面几位已经变成 0。"),
        Phrase("先把这一列设成“文本”格式，再照证件重新录入号码。"),
    ),
}
"""What happened to a cell → what is wrong, what to do."""
_SCIENTIFIC = re.compile(r"[+-]?\d(\.\d+)?[eE]\+?\d{1,3}")
_LONGEST_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number; the sixteenth is made up."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_UNSEEN = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F])
_BLANKS = re.compile(r"[ \t]+")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?( 00:00(:00)?)?")
_DAY_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def cell_of(value: object, *, is_formula: bool = False, is_error: bool = False) -> RawCell:
    """A cell of a workbook, as text."""
    if is_formula:
        return RawCell(oddity=FORMULA)
    if is_error:
        return RawCell(oddity=ERROR)
    if value is None:
        return RawCell()
    if isinstance(value, bool):
        return RawCell("是" if value else "否")
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return RawCell(value.date().isoformat() if is_day else value.isoformat(" ", "minutes"))
    if isinstance(value, date):
        return RawCell(value.isoformat())
    return text_cell(str(value))


def text_cell(text: str) -> RawCell:
    """A cell that was typed: plain digits, no blank ends, nothing invisible."""
    tidy = plain(text)
    if tidy.startswith("="):
        return RawCell(oddity=FORMULA)
    return RawCell(tidy, SCIENTIFIC if _SCIENTIFIC.fullmatch(tidy) and "e" in tidy.lower() else "")


def plain(text: str) -> str:
    """Full-width digits and letters made plain; letters of names stay as they are (生僻字)."""
    told = text.translate(_UNSEEN).translate(_WIDE).replace("\r\n", "\n").replace("\r", "\n")
    return _BLANKS.sub(" ", told).strip()


def meant(text: str, kind: Kind) -> tuple[str, str]:
    """The text as this kind of column has it, and what is wrong with it."""
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in text):
        return "", Phrase("里面有看不见的控制字符。")
    if kind is Kind.DIGITS:
        return re.sub(r"\s", "", text.lstrip("'‘’`")), ""
    if kind is Kind.DATE and text:
        return _day(text)
    return text, ""


def _day(text: str) -> tuple[str, str]:
    found = _DAY.fullmatch(text) or _DAY_TIGHT.fullmatch(text)
    try:
        year, month, day = (int(piece) for piece in found.groups()[:3]) if found else (0, 0, 0)
        return date(year, month, day).isoformat(), ""
    except ValueError:
        return "", Phrase("日期认不出来。")


def _number(value: int | float) -> RawCell:
    if abs(value) >= _LONGEST_EXACT:
        return RawCell(oddity=LONG_NUMBER)
    if isinstance(value, float) and value.is_integer():
        return RawCell(str(int(value)))
    return RawCell(str(value))

"""Tables as they really arrive, made here: each is a way in which a file can be wrong, or hostile.

Every maker answers name and bytes; `WHOLE` are refused whole, `FAULTY` name a line and a column.
"""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

HEAD = ["姓名", "电话", "所在站"]
GOOD = ["秦奶奶", "10100000001", "杨柳村站"]
Made = tuple[str, bytes]
Maker = Callable[[], Made]
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(*rows: list, name: str = "名单.xlsx", change: Callable | None = None) -> Made:
    """A workbook with these rows."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    if change:
        change(made)
    out = BytesIO()
    made.save(out)
    return name, out.getvalue()


def text(content: str, encoding: str = "utf-8", name: str = "名单.csv") -> Made:
    """A CSV in these letters."""
    return name, content.encode(encoding)


def with_part(part: str, content: bytes | str, base: Made | None = None) -> Made:
    """A good workbook, one part of which says something else."""
    _, whole = base or book(HEAD, GOOD)
    out = BytesIO()
    with ZipFile(BytesIO(whole)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry.filename, old.read(entry.filename))
        if content:
            new.writestr(part, content)
    return "名单.xlsx", out.getvalue()


def sheet_of(rows: str) -> Made:
    """A workbook whose first sheet has just these rows, as XML."""
    xml = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part("xl/worksheets/sheet1.xml", xml)


def _laughs() -> Made:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><worksheet>&l9;</worksheet>'
    return with_part("xl/worksheets/sheet1.xml", xml)


def _outside() -> Made:
    xml = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'
    return with_part("xl/sharedStrings.xml", xml)


def _zip_bomb() -> Made:
    return with_part("xl/worksheets/sheet2.xml", b" " * 80_000_000)


def _million_rows() -> Made:
    return sheet_of("".join(f'<row r="{n}"/>' for n in range(1, 1_000_001)))


def _gap() -> Made:
    cells = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{title}</t></is></c>'
        for column, title in zip("ABC", HEAD, strict=True)
    )
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>末</t></is></c></row>'
    return sheet_of(f'<row r="1">{cells}</row>{far}')


def _locked() -> Made:
    _, whole = book(HEAD, GOOD)
    made = bytearray(whole)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (found := made.find(mark, start)) >= 0:
            made[found + place] |= 1
            start = found + 4
    return "名单.xlsx", bytes(made)


def _cut() -> Made:
    name, whole = book(HEAD, GOOD)
    return name, whole[: len(whole) // 2]


def _merged(made: Workbook) -> None:
    made.active.merge_cells("C2:C3")


def _hidden(made: Workbook) -> None:
    made.create_sheet("另一张")
    made.active.sheet_state = "hidden"
    made.active = 1


WHOLE: dict[str, tuple[Maker, str]] = {
    "nothing at all": (lambda: ("名单.xlsx", b""), "空的"),
    "an old workbook": (lambda: ("名单.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600), ".xls"),
    "a web page": (lambda: ("名单.xls", b"<html><table></table></html>"), "网页"),
    "a picture": (lambda: ("名单.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 50), "不是表格"),
    "a paper": (lambda: ("名单.csv", b"%PDF-1.7"), "不是表格"),
    "half a workbook": (_cut, "打不开"),
    "text called a workbook": (lambda: ("名单.xlsx", "姓名,电话".encode()), "打不开"),
    "another kind of zip": (lambda: with_part("xl/workbook.xml", ""), "不是表格"),
    "a locked workbook": (_locked, "密码"),
    "a billion laughs": (_laughs, "不该有的东西"),
    "an entity from outside": (_outside, "不该有的东西"),
    "a zip bomb": (_zip_bomb, "太大"),
    "a million empty rows": (_million_rows, "空行"),
    "a far away cell": (_gap, "空了"),
    "broken XML": (lambda: with_part("xl/worksheets/sheet1.xml", "<worksheet><row"), "打不开"),
    "rows out of order": (
        lambda: sheet_of('<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'),
        "打不开",
    ),
    "styles that are not there": (lambda: with_part("xl/styles.xml", "<styleSheet>"), "打不开"),
    "an empty sheet": (lambda: book(), "空"),
    "a hidden first sheet": (lambda: book(HEAD, GOOD, change=_hidden), "空"),
    "titles alone": (lambda: book(HEAD), "没有内容"),
    "no titles": (lambda: book(GOOD, GOOD), "找不到这几列"),
    "a title short": (lambda: book(["姓名", "所在站"], ["秦奶奶", "杨柳村站"]), "电话"),
    "a title twice": (lambda: book(["姓名", "电话", "手机号", "所在站"], [*GOOD, ""]), "两列"),
    "too many rows": (lambda: book(HEAD, *[GOOD] * 5_001), "行数太多"),
    "an endless cell": (lambda: text("姓名,电话\n" + "秦" * 200_000 + ",1"), "引号"),
    "a quote left open": (lambda: text('姓名,电话,所在站\n"秦奶奶,10100000001,杨柳村站\n'), "引号"),
    "letters of no kind": (lambda: ("名单.csv", "姓名,电话\n".encode() + b"\xff\xff\x81\xff"), "编码"),
    "signs nobody sees": (lambda: text("姓名,电话,所在站\n秦\0奶奶,1,杨\n"), "控制字符"),
    "far too large": (lambda: ("名单.csv", b"a," * 3_000_000), "太大"),
}  # fmt: skip
"""Kind of file → how to make it, and a word of what the person is told."""

FAULTY: dict[str, tuple[Maker, int, str, str]] = {
    "an ID number turned into a power of ten": (
        lambda: text("姓名,电话,所在站,身份证号\n秦奶奶,10100000001,杨柳村站,1.10105E+17\n"),
        2, "身份证号", "科学计数",
    ),
    "an ID number kept as a number": (
        lambda: book([*HEAD, "身份证号"], [*GOOD, 110105194912310020]), 2, "身份证号", "当成数字",
    ),
    "a telephone that was reckoned": (
        lambda: book(HEAD, ["秦奶奶", "=10100000000+1", "杨柳村站"]), 2, "电话", "公式",
    ),
    "a command in a CSV": (
        lambda: text("姓名,电话,所在站\n=cmd|'/c calc'!A1,10100000001,杨柳村站\n"), 2, "姓名", "公式",
    ),
    "merged cells": (lambda: book(HEAD, GOOD, ["高大爷", "10100000002", None], change=_merged), 2, "所在站", "合并"),
    "an endless name": (lambda: book(HEAD, ["秦" * 3_000, *GOOD[1:]]), 2, "姓名", "太长"),
    "a bell in a name": (lambda: text("姓名,电话,所在站\n秦\x07奶奶,10100000001,杨柳村站\n"), 2, "姓名", "控制字符"),
}  # fmt: skip
"""Kind of file → how to make it; line and column of the fault, a word of it."""

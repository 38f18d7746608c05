"""Reading tables: the good in every dress, the bad with line, column and what to do."""

import time

import pytest

from tests.kit.bad_tables import FAULTY, GOOD, HEAD, WHOLE, book, text
from wudan.kit.refusals import Malformed
from wudan.kit.tables import Column, Kind, Limits, blank_table, faults_as_csv, read_table

COLUMNS = (
    Column("name", ("姓名",), needed=True),
    Column("phone", ("电话", "手机号", "联系电话"), Kind.DIGITS, needed=True),
    Column("home", ("所在站", "村")),
    Column("id_number", ("身份证号",), Kind.DIGITS),
    Column("born_on", ("出生日期",), Kind.DATE),
)
CSV = "姓名,电话,所在站\n秦奶奶,10100000001,杨柳村站\n"


def read(made, **limits):
    name, content = made
    return read_table(content, name=name, columns=COLUMNS, limits=Limits(**limits))


def only(made):
    table = read(made)
    assert not table.faults
    assert len(table.rows) == 1
    return dict(table.rows[0].cells)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_that_cannot_be_read_is_refused_with_words(kind):
    make, words = WHOLE[kind]
    made = make()
    started = time.process_time()
    with pytest.raises(Malformed) as caught:
        read(made)
    assert words in caught.value.words, caught.value.words
    assert time.process_time() - started < 3


@pytest.mark.parametrize("kind", FAULTY)
def test_a_fault_is_named_with_its_line_and_column(kind):
    make, line, column, words = FAULTY[kind]
    faults = read(make()).faults
    assert [(f.line, f.column) for f in faults] == [(line, column)]
    assert words in faults[0].words
    assert faults[0].advice


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_text_is_read_in_whatever_letters_it_was_saved(encoding):
    assert only(text(CSV, encoding))["name"] == "秦奶奶"


@pytest.mark.parametrize("between", [",", "\t", ";", "，"])
def test_cells_may_be_parted_by_what_people_use(between):
    assert only(text(CSV.replace(",", between)))["phone"] == "10100000001"


def test_a_workbook_says_the_same_as_a_text():
    assert only(book(HEAD, GOOD)) == only(text(CSV))


def test_wide_digits_numbers_and_blanks_are_made_plain():
    wide = only(text("姓 名*（必填）,手机号\n　秦奶奶 ,１０１００００ ０００１\n"))
    assert wide == {"name": "秦奶奶", "phone": "10100000001"}
    assert only(book(HEAD, ["秦奶奶", 10100000001.0, None]))["phone"] == "10100000001"


def test_rare_letters_of_names_stay_as_they_are():
    assert only(text("姓名,电话\n㛃𠮷,10100000001\n", "gb18030"))["name"] == "㛃𠮷"


@pytest.mark.parametrize(
    "typed", ["1970-01-31", "1970/1/31", "1970年1月31日", "19700131", "1970.1.31"]
)
def test_a_day_is_read_as_people_write_it(typed):
    assert only(text(f"姓名,电话,出生日期\n秦奶奶,1,{typed}\n"))["born_on"] == "1970-01-31"


def test_a_day_that_is_none_is_a_fault():
    faults = read(text("姓名,电话,出生日期\n秦奶奶,1,二月三十\n")).faults
    assert [(f.line, f.column) for f in faults] == [(2, "出生日期")]


def test_lines_are_counted_as_the_spreadsheet_shows_them():
    table = read(book(["志愿者名单"], HEAD, GOOD, [], ["高大爷", "10100000002", "石峁村站"]))
    assert [row.line for row in table.rows] == [3, 5]
    table = read(text('姓名,电话,所在站\n"秦\n奶奶",1,2\n\n高大爷,3,4\n'))
    assert [row.line for row in table.rows] == [2, 5]


def test_what_was_not_read_is_said():
    def more(made):
        made.create_sheet("另一张").append(["x"])

    notes = read(book([*HEAD, "政治面貌"], [*GOOD, "群众"], change=more)).notes
    assert "另" not in notes[0]
    assert "1 张没有读" in notes[0]
    assert "政治面貌" in notes[1]


def test_a_form_of_ours_comes_back_as_it_was_filled_in():
    form = blank_table("邀请名单", COLUMNS)
    with pytest.raises(Malformed, match="没有内容"):
        read(("空白.xlsx", form))


def test_faults_leave_as_a_file_without_values():
    faults = read(text("姓名,电话,身份证号\n秦奶奶,1,1.10105E+17\n")).faults
    told = faults_as_csv(faults).decode("utf-8-sig")
    assert told.splitlines()[1].startswith('"2","身份证号"')
    assert "秦奶奶" not in told


def test_blank_rows_below_are_no_matter():
    rows = [[None] * 3 for _ in range(3_000)]
    assert only(book(HEAD, GOOD, *rows))["name"] == "秦奶奶"

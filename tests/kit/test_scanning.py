"""What is planted is found, however it is spaced; order numbers, dates and figures are not."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kit.id_numbers_made import numbers as id_numbers
from wudan.kit import numbers
from wudan.kit.scanning import Kind, around, findings, has_id_number, masked
from wudan.kit.text import NO_ID_NUMBERS, objection_to

ID = "11010519491231002X"
GAPS = ["", " ", "-", "－", "\n", "\r\n  ", "\u200b", "\u3000", ".", "·", " - "]
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
WRITTEN = str.maketrans("0123456789", "〇一二三四五六七八九")
around_it = st.text(st.characters(categories=["Lo", "Po", "Zs"]), max_size=30)
sentences = around_it.map(lambda words: f"{words}：")


def kinds(text):
    return [found.kind for found in findings(text)]


@st.composite
def spaced(draw):
    number = draw(id_numbers)
    gap, cuts = draw(st.sampled_from(GAPS)), draw(st.sets(st.integers(1, 17), max_size=6))
    pieces = [gap + sign if place in cuts else sign for place, sign in enumerate(number)]
    text = "".join(pieces)
    shape = draw(st.sampled_from([str, str.lower, lambda t: t.translate(WIDE)]))
    return shape(text)


@given(sentences, spaced(), around_it)
def test_a_planted_id_number_is_always_found(before, planted, after):
    text = f"{before}{planted}；{after}"
    found = [one for one in findings(text) if one.kind is Kind.ID_NUMBER]
    assert [(one.start, one.end) for one in found] == [(len(before), len(before) + len(planted))]
    assert planted not in masked(text)
    assert planted not in around(text, found[0])


@given(id_numbers, st.sampled_from(["", "0", "7", "13", "999"]), st.sampled_from(["", "1", "42"]))
def test_it_is_found_between_other_digits_too(number, before, after):
    assert has_id_number(f"编号{before}{number}{after}号")


@given(id_numbers)
def test_it_is_found_when_written_in_words(number):
    assert kinds(f"证号{number.translate(WRITTEN)}。") == [Kind.ID_NUMBER]


@pytest.mark.parametrize(
    "phone",
    [
        "13912345678", "139 1234 5678", "139-1234-5678", "+86 139 1234 5678", "008613912345678",
        "１３９１２３４５６７８", "1 3 9 1 2 3 4 5 6 7 8", "0911-7612345", "（0911）7612345",
        "010-62345678", "09117612345", "10100000626", "101-0000-0626", "一三九一二三四五六七八",
        "139 12 34 56 78",
    ],
)  # fmt: skip
def test_a_phone_is_found_as_people_write_it(phone):
    assert kinds(f"请打{phone}，找老李") == [Kind.PHONE]
    assert phone not in masked(f"请打{phone}，找老李")


days = st.dates(date(1949, 10, 1), date(2099, 12, 31))


order_numbers = st.builds(
    lambda first, rest: f"{first}{rest:09d}" + numbers.check_digit(f"{first}{rest:09d}"),
    st.integers(2, 9),
    st.integers(0, 10**9 - 1),
)


@given(order_numbers, days, st.times())
def test_order_numbers_and_dates_are_taken_for_neither(no, day, hour):
    for text in (
        f"单号 {no}，{day:%Y-%m-%d} {hour:%H:%M} 点的",
        f"{numbers.spoken(no)}\n{day:%Y-%m-%d}\n{hour:%H:%M:%S}",
        f"{day:%Y-%m-%d} {day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{hour:%H:%M:%S}",
    ):
        assert kinds(text) == []


def test_a_number_a_date_and_an_hour_do_not_add_up_to_an_id_number():
    """Their last eighteen digits would be one, of somebody born on 1920-10-01."""
    assert kinds("451 6106 2619\n2010-01-01\n06:30") == []
    assert kinds("610626 1949-01-13 1066") == [Kind.ID_NUMBER]


def test_a_month_of_none_is_no_date_that_hides_a_number():
    """1900 20 00 is no day of birth at the wrong place: it is no day at all."""
    assert kinds("61 1900 20 00 10120007") == [Kind.ID_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "12345", "110、120、119", "610626101201", "3.14159265358979", "2026-09-13 2026-09-14",
        "13 25 40 12 355", "统一社会信用代码 91610626MA000000D0", "第 1 3 5 7 9 页",
        "108.183,36.921", "4 个工作小时，30 天",
    ],
)  # fmt: skip
def test_other_figures_are_left_alone(text):
    assert kinds(text) == []


def test_an_offices_own_number_may_be_allowed():
    text = "站里电话 0911-7612345，或 139 1234 5678"
    assert len(findings(text)) == 2
    allowed = frozenset({"09117612345", "13912345678"})
    assert findings(text, allowed=allowed) == []
    assert len(findings(f"{text}，证号 {ID}", allowed=allowed)) == 1


def test_typed_words_never_carry_one():
    assert objection_to(f"我的证号是 {ID}", most=100) == NO_ID_NUMBERS
    assert objection_to("我的电话 13912345678", most=100) is None


@given(st.text())
def test_no_text_breaks_it(text):
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize("piece", ["1", "1 ", "61062619900101 ", "X", "1-", "86 ", "一 ", "1\n"])
def test_a_long_text_takes_time_by_its_length_only(piece):
    spent = []
    for length in (5_000, 50_000):
        text = piece * (length // len(piece))
        began = time.thread_time()
        findings(text)
        spent.append(time.thread_time() - began)
    assert spent[1] < max(0.2, spent[0] * 40), spent

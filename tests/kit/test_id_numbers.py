"""身份证号: the vectors of domain §3.5, and a sentence for every way to be wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kit.id_numbers_made import made, numbers
from wudan.kit import id_numbers

TODAY = date(2026, 9, 7)
GIVEN = ["11010519491231002X", "360426199101010071", "120103198806018241"]


@pytest.mark.parametrize("number", GIVEN)
def test_the_known_vectors_hold_and_any_other_last_sign_fails(number):
    assert id_numbers.objection_to(number, today=TODAY) is None
    for last in set("0123456789X") - {number[17]}:
        assert not id_numbers.is_id_number(number[:17] + last)
        assert "最后一位" in (id_numbers.objection_to(number[:17] + last, today=TODAY) or "")


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_a_residence_permit_is_a_number_like_any_other(region):
    number = made(region, date(1990, 5, 1), 12)
    assert id_numbers.objection_to(number, today=TODAY) is None
    assert id_numbers.told_by(number).permit in "港澳台"


def test_it_tells_birth_date_and_sex():
    told = id_numbers.told_by("11010519491231002X")
    assert (told.born_on, told.is_male, told.region) == (date(1949, 12, 31), False, "110105")
    assert id_numbers.told_by(made("610626", date(2000, 2, 29), 13)).is_male
    with pytest.raises(ValueError, match="not an ID number"):
        id_numbers.told_by("11010519491231002Y")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("130503670401001", "15 位的旧号码"), ("1101051949123100", "16 位"), ("", "0 位"),
        ("11010519491331002X", "出生日期"), ("11010518991231002X", "出生日期"),
        (made("110105", date(2030, 1, 1), 2), "出生日期"), ("99010519491231002X", "省份"),
        ("1101051949123100XX", "数字或 X"), ("①1010519491231002X", "数字"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_without_the_number(typed, said):
    words = id_numbers.objection_to(typed, today=TODAY)
    assert words is not None
    assert said in words
    assert not typed or typed not in words


@pytest.mark.parametrize(
    "typed",
    ["110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ", "110105-19491231-002X\n"],
)
def test_one_number_typed_in_many_ways(typed):
    assert id_numbers.normal(typed) == "11010519491231002X"


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(number, place, by):
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not id_numbers.is_id_number(wrong)


@given(st.text())
def test_no_text_breaks_it(text):
    assert id_numbers.objection_to(text, today=TODAY) is None or True
    assert not id_numbers.is_id_number(text) or len(text) == 18

"""Order numbers: any slip of the ear in one digit, and most swaps, are noticed."""

from hypothesis import given
from hypothesis import strategies as st

from wudan.kit import numbers

drawn = st.builds(numbers.draw)


@given(drawn)
def test_a_drawn_number_is_one_of_ours(no):
    assert numbers.is_number(no)
    assert numbers.spoken(no).replace(" ", "") == no
    assert [len(group) for group in numbers.spoken(no).split()] == [3, 4, 4]


@given(drawn, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(no, place, by):
    wrong = no[:place] + str((int(no[place]) + by) % 10) + no[place + 1 :]
    assert not numbers.is_number(wrong)


@given(drawn, st.integers(0, 9))
def test_neighbours_that_changed_places_are_noticed_but_for_nine_and_nought(no, place):
    swapped = no[:place] + no[place + 1] + no[place] + no[place + 2 :]
    assert swapped == no or {*no[place : place + 2]} == {"0", "9"} or not numbers.is_number(swapped)


@given(st.text())
def test_no_text_breaks_it(text):
    assert numbers.is_number(text) in {True, False}


def test_digits_of_other_scripts_are_none_of_ours():
    assert not numbers.is_number("１２３４５６７８９０１")
    assert not numbers.is_number("")


def test_numbers_do_not_repeat_soon():
    assert len({numbers.draw() for _ in range(5000)}) == 5000

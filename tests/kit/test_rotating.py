"""Six digits, half a minute."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.world import MONDAY
from wudan.kit.rotating import DIGITS, code_at, is_code, seconds_left

SECRET = bytes(range(16))
seconds = st.floats(0, 10_000)


@given(shown=seconds, later=st.floats(0, 29.9))
def test_a_code_stands_at_least_half_a_minute_after_it_is_seen(shown, later):
    at = MONDAY + timedelta(seconds=shown)
    assert is_code(SECRET, code_at(SECRET, at), at=at + timedelta(seconds=later))


@given(shown=seconds, later=st.floats(60, 100_000))
def test_a_code_is_worthless_a_minute_after_it_is_seen(shown, later):
    at, then = MONDAY + timedelta(seconds=shown), MONDAY + timedelta(seconds=shown + later)
    around = {code_at(SECRET, then + timedelta(seconds=n)) for n in (-30, 0, 30)}
    assert is_code(SECRET, code_at(SECRET, at), at=then) is (code_at(SECRET, at) in around)


@given(at=seconds)
def test_it_is_digits_and_says_how_long(at):
    told = code_at(SECRET, MONDAY + timedelta(seconds=at))
    assert len(told) == DIGITS
    assert told.isdigit()
    assert 1 <= seconds_left(MONDAY + timedelta(seconds=at)) <= 30


def test_another_secret_makes_another_code():
    assert code_at(SECRET, MONDAY) != code_at(bytes(16), MONDAY)

"""Telephone numbers as typed in China."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit import phones


@pytest.mark.parametrize(
    "typed", ["13912345678", "+86 139-1234-5678", "0086 13912345678", "１３９１２３４５６７８", "139 1234 5678"]
)  # fmt: skip
def test_one_number_typed_in_many_ways(typed):
    assert phones.normal(typed) == "13912345678"
    assert phones.is_phone(phones.normal(typed))


@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("09118888888", True), ("0911-8888888", False), ("10100000626", True), ("110", False),
        ("12345678901", False), ("139123456789", False), ("", False),
    ],
)  # fmt: skip
def test_what_can_be_a_number_here(number, fine):
    assert phones.is_phone(number) is fine


@given(st.text())
def test_no_text_breaks_it(typed):
    assert phones.is_phone(phones.normal(typed)) in {True, False}

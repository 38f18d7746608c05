"""Envelopes: only this house opens them, only for the thing they were closed for."""

import pytest

from tests.rewards.carried import sealed
from wudan.kit import envelopes

SECRET, OTHER = b"one device's secret", b"another's"


def test_what_was_closed_for_us_opens():
    told = sealed(envelopes.public_half(SECRET), "739106", "line-1")
    assert envelopes.opened(SECRET, told, "line-1") == "739106"


@pytest.mark.parametrize(("secret", "context"), [(OTHER, "line-1"), (SECRET, "line-2")])
def test_it_opens_for_nobody_else_and_for_no_other_line(secret, context):
    told = sealed(envelopes.public_half(SECRET), "739106", "line-1")
    assert envelopes.opened(secret, told, context) is None


@pytest.mark.parametrize("told", ["", "AAAA", "密码", "B" * 130, "A" * 500])
def test_what_is_no_envelope_opens_to_nothing(told):
    assert envelopes.opened(SECRET, told, "line-1") is None

"""Who chooses the address the tries are counted for is counted all the same (G19)."""

import pytest

from tests.world import MONDAY
from wudan.kit.refusals import TooMany
from wudan.people import throttling

pytestmark = pytest.mark.postgres


def spend(address):
    throttling.spend("code_address", address, at=MONDAY)


def test_one_line_with_a_thousand_addresses_is_one_line(world):
    for last in range(3):
        spend(f"2408:8000:1:2:3:4:5:{last}")
    with pytest.raises(TooMany):
        spend("2408:8000:1:2:ffff::1")
    spend("2408:8000:1:3::1")


def test_an_old_address_written_the_new_way_is_the_old_one(world):
    for address in ("10.0.0.9", "::ffff:10.0.0.9", "::ffff:a00:9"):
        spend(address)
    with pytest.raises(TooMany):
        spend("10.0.0.9")
    spend("nonsense")

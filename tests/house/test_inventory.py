"""Every field of every table is declared: as personal, with why and how long, or as not."""

import pytest

from wudan.privacy.inventory import HOLDINGS, undecided, unknown

WHAT_TO_DO = """
These fields are in no inventory. Decide: is it about a person? Then write a Holding in your
package's inventory.py (what, why, basis, who sees it, how long); else name it in IMPERSONAL there.
"""


def test_somebody_has_decided_about_every_field():
    assert list(undecided()) == [], WHAT_TO_DO


def test_the_inventory_names_no_field_that_is_not_there():
    assert list(unknown()) == []


@pytest.mark.parametrize("held", HOLDINGS, ids=lambda held: f"{held.model} {held.what}")
def test_a_holding_says_why_who_and_how_long(held):
    assert all([held.what, held.why, held.basis, held.seen_by, held.kept])

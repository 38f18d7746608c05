"""Every field of every table is declared: as personal, with why and how long, or as not."""

from wudan.privacy.inventory import HOLDINGS, undecided, unknown

WHAT_TO_DO = """
These fields are in no inventory. Decide: is it about a person? Then write a Holding in your
package's inventory.py (what, why, basis, who sees it, how long); else name it in IMPERSONAL there.
"""


def test_somebody_has_decided_about_every_field():
    assert list(undecided()) == [], WHAT_TO_DO


def test_the_inventory_names_no_field_that_is_not_there():
    assert list(unknown()) == []


def test_a_holding_says_why_who_and_how_long():
    assert len(HOLDINGS) > 100
    silent = [
        one for one in HOLDINGS if not all([one.what, one.why, one.basis, one.seen_by, one.kept])
    ]
    assert silent == []

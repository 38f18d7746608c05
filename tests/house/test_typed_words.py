"""Typed words pass one gate: no control characters, not too long, no ID number (kit.text, G08)."""

import inspect

from tests.house.test_actions_are_recorded import actions, reaches
from wudan.kit.text import objection_to

TYPED = {"words", "why", "note", "address", "contact", "purpose", "name", "title", "consent_words",
         "next_place", "need", "wanted"}  # fmt: skip
NOT_TYPED = {
    "wudan.areas.standing.beginning": "`words` are the house's own: what is said when the unit ended meanwhile",
    "wudan.people.actions.accounts.unlock_account.take_one_time_code": "the account's name, only looked up",
    "wudan.sites.actions.bookings.cancel.give_back": "`why` was checked by the act of which this is a part",
    "wudan.people.actions.phone_codes.draw.void_phone_code": "`why` is the carrier's code",
}
"""Actions whose parameter of such a name is stored nowhere or is a code, each with its reason."""

TAKERS = [
    action for action in actions()
    if not action.__name__.startswith("_") and TYPED & set(inspect.signature(inspect.unwrap(action)).parameters)
]  # fmt: skip


def test_there_are_such_actions():
    assert len(TAKERS) > 15


def test_typed_words_are_looked_at():
    looked_at = {
        f"{one.__module__}.{one.__name__}": reaches(one, objection_to, set()) for one in TAKERS
    }
    assert {
        name for name, is_looked_at in looked_at.items() if is_looked_at is (name in NOT_TYPED)
    } == set()

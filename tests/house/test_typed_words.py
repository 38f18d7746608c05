"""Typed words pass one gate: no control characters, not too long, no ID number (kit.text, G08)."""

import inspect

import pytest

from tests.house.test_actions_are_recorded import actions, reaches
from wudan.kit.text import objection_to

TYPED = {"words", "why", "note", "address", "contact", "purpose", "name", "title", "consent_words",
         "next_place", "need", "wanted"}  # fmt: skip
NOT_TYPED = {
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


@pytest.mark.parametrize("action", TAKERS, ids=lambda a: f"{a.__module__}.{a.__name__}")
def test_typed_words_are_looked_at(action):
    name = f"{action.__module__}.{action.__name__}"
    assert reaches(action, objection_to, set()) is not (name in NOT_TYPED)

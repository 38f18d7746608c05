"""What is done about somebody's data: ask, answer, export, erase. One module a verb."""

from wudan.privacy.actions.answer import answer_request
from wudan.privacy.actions.ask import ask
from wudan.privacy.actions.erase_person import erase_person
from wudan.privacy.actions.merge_persons import merge_persons, separate_persons
from wudan.privacy.actions.retain import jumped_since, latest_run, retain
from wudan.privacy.actions.take_copy import print_for, shown_to_oneself, take_copy
from wudan.privacy.actions.withdraw_consent import withdraw_consent

__all__ = [
    "answer_request",
    "ask",
    "erase_person",
    "jumped_since",
    "latest_run",
    "merge_persons",
    "print_for",
    "retain",
    "separate_persons",
    "shown_to_oneself",
    "take_copy",
    "withdraw_consent",
]

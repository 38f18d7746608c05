"""Verbs of lessons."""

from wudan.lessons.actions.note_form import note_form
from wudan.lessons.actions.sign_summary import sign_summary, withdraw_summary
from wudan.lessons.actions.strike_learned import strike_learned
from wudan.lessons.actions.sum_up_weeks import sum_up_weeks
from wudan.lessons.actions.write_learned import write_learned

__all__ = [
    "note_form",
    "sign_summary",
    "strike_learned",
    "sum_up_weeks",
    "withdraw_summary",
    "write_learned",
]

"""Verbs of lessons."""

from wudan.lessons.actions.note_form import note_form
from wudan.lessons.actions.sum_up_weeks import sum_up_weeks

__all__ = ["note_form", "sum_up_weeks"]

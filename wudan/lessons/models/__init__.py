"""Rows of lessons."""

from wudan.lessons.models.burden import BurdenWeek, FormSent
from wudan.lessons.models.learned import Learned
from wudan.lessons.models.summary import Summary

__all__ = ["BurdenWeek", "FormSent", "Learned", "Summary"]

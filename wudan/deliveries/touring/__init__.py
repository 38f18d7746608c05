"""巡回: plan tours to villages over some weeks with the engine (`matching.rounds`). Pure, no rows.

A question is kept as plain data beside its plan, so that the same answer can be had again.
"""

from wudan.deliveries.touring.amending import Change, amend_weeks
from wudan.deliveries.touring.costing import Cost, cost_of_move
from wudan.deliveries.touring.question import Crew, Duty, Item, Question, Village
from wudan.deliveries.touring.solving import EFFORTS, Found, solve
from wudan.deliveries.touring.weeks import week_of, weeks_of_tours

__all__ = [
    "EFFORTS",
    "Change",
    "Cost",
    "Crew",
    "Duty",
    "Found",
    "Item",
    "Question",
    "Village",
    "amend_weeks",
    "cost_of_move",
    "solve",
    "week_of",
    "weeks_of_tours",
]

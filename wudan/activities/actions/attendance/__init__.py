"""到场: who came, who left, and by whose word. One module a verb."""

from wudan.activities.actions.attendance.close_forgotten import close_forgotten
from wudan.activities.actions.attendance.come import come
from wudan.activities.actions.attendance.correct import correct
from wudan.activities.actions.attendance.deliver import Batch, Outcome, SentMark, deliver
from wudan.activities.actions.attendance.leave import leave
from wudan.activities.actions.attendance.mark import Mark, mark
from wudan.activities.actions.attendance.print_sheet import print_sheet
from wudan.activities.actions.attendance.strike import strike
from wudan.activities.actions.attendance.take_roster import take_roster
from wudan.activities.actions.attendance.type_sheet import Line, type_sheet
from wudan.activities.actions.attendance.vouch import vouch
from wudan.activities.actions.attendance.witness import witness, witness_by_order

__all__ = [
    "Batch",
    "Line",
    "Mark",
    "Outcome",
    "SentMark",
    "close_forgotten",
    "come",
    "correct",
    "deliver",
    "leave",
    "mark",
    "print_sheet",
    "strike",
    "take_roster",
    "type_sheet",
    "vouch",
    "witness",
    "witness_by_order",
]

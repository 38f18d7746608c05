"""培训: planned, opened, joined, marked; who was trained, and what was wrong about it."""

from wudan.teams.actions.training.adopt_plan import adopt_plan
from wudan.teams.actions.training.cancel_session import cancel_session
from wudan.teams.actions.training.change_session import change_session
from wudan.teams.actions.training.correct_mark import correct_mark
from wudan.teams.actions.training.mark_roster import mark_roster
from wudan.teams.actions.training.marks import Mark
from wudan.teams.actions.training.open_session import open_session
from wudan.teams.actions.training.recognize import recognize
from wudan.teams.actions.training.remind import remind_trainees
from wudan.teams.actions.training.revoke import revoke
from wudan.teams.actions.training.sessions import Wanted
from wudan.teams.actions.training.sign_up import sign_up
from wudan.teams.actions.training.withdraw import withdraw, withdraw_all
from wudan.teams.actions.training.write_plan import write_plan

__all__ = [
    "Mark",
    "Wanted",
    "adopt_plan",
    "cancel_session",
    "change_session",
    "correct_mark",
    "mark_roster",
    "open_session",
    "recognize",
    "remind_trainees",
    "revoke",
    "sign_up",
    "withdraw",
    "withdraw_all",
    "write_plan",
]

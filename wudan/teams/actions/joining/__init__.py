"""Joining and leaving a team: one module a verb."""

from wudan.teams.actions.joining.agree import agree
from wudan.teams.actions.joining.answer import approve, refuse
from wudan.teams.actions.joining.appeal import appeal
from wudan.teams.actions.joining.apply import apply
from wudan.teams.actions.joining.apply_for import apply_for
from wudan.teams.actions.joining.decide_appeal import decide_appeal
from wudan.teams.actions.joining.disown import disown
from wudan.teams.actions.joining.end import end
from wudan.teams.actions.joining.forget import forget_joining
from wudan.teams.actions.joining.grow_up import grow_up
from wudan.teams.actions.joining.introduce import introduce
from wudan.teams.actions.joining.leave import leave
from wudan.teams.actions.joining.pass_on import pass_on
from wudan.teams.actions.joining.withdraw import withdraw

__all__ = [
    "agree",
    "appeal",
    "apply",
    "apply_for",
    "approve",
    "decide_appeal",
    "disown",
    "end",
    "forget_joining",
    "grow_up",
    "introduce",
    "leave",
    "pass_on",
    "refuse",
    "withdraw",
]

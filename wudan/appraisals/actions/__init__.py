"""考核: one module a verb (R098–R102)."""

from wudan.appraisals.actions.adopt import adopt
from wudan.appraisals.actions.answer import answer
from wudan.appraisals.actions.appeal import appeal
from wudan.appraisals.actions.bring_in import bring_in
from wudan.appraisals.actions.finalise import finalise
from wudan.appraisals.actions.judge import judge
from wudan.appraisals.actions.open_round import open_round
from wudan.appraisals.actions.publish import publish
from wudan.appraisals.actions.simulate import simulate

__all__ = [
    "adopt",
    "answer",
    "appeal",
    "bring_in",
    "finalise",
    "judge",
    "open_round",
    "publish",
    "simulate",
]

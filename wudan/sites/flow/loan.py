"""From where to where a loan goes, and which side takes the step (R029)."""

from typing import NamedTuple

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.sites.enums.loan import LoanState, LoanVerb

S, V = LoanState, LoanVerb


class Step(NamedTuple):
    """One step: who takes it is the lender, the borrower, or the clock."""

    before: frozenset[LoanState]
    after: LoanState
    side: str


STEPS: dict[LoanVerb, Step] = {
    V.ASK: Step(frozenset(), S.ASKED, "borrower"),
    V.AGREE: Step(frozenset({S.ASKED}), S.AGREED, "lender"),
    V.REFUSE: Step(frozenset({S.ASKED}), S.REFUSED, "lender"),
    V.WITHDRAW: Step(frozenset({S.ASKED, S.AGREED}), S.WITHDRAWN, "borrower"),
    V.LAPSE: Step(frozenset({S.ASKED}), S.LAPSED, "clock"),
    V.HAND_OVER: Step(frozenset({S.AGREED}), S.OUT, "lender"),
    V.TAKE_BACK: Step(frozenset({S.OUT}), S.RETURNED, "lender"),
}
SIDES = {"lender": Phrase("出借单位"), "borrower": Phrase("借用单位"), "clock": Phrase("时钟")}
LIVE = frozenset({S.AGREED, S.OUT})
"""The thing is promised or gone: nobody else has it in that time."""


def objection(state: str, verb: LoanVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if state in STEPS[verb].before:
        return None
    return Objection(
        "wrong_stage",
        Phrase(
            "这笔借用现在是“{state}”，不能{verb}。", state=LoanState(state).label, verb=verb.label
        ),
    )

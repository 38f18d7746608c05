"""From where to where a redemption goes, and who takes the step (R076; A09).

Two phases: what is reserved is out of everybody's reach, points and goods alike; it is collected
in person, or goes back whole. What was collected comes back only by two people.
"""

from typing import NamedTuple

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.rewards.enums.redemption import RedemptionState, RedemptionVerb

S, V = RedemptionState, RedemptionVerb


class Step(NamedTuple):
    """One step, who takes it, and what becomes of points and goods."""

    before: frozenset[RedemptionState]
    after: RedemptionState
    side: str
    points: str
    goods: str


STEPS: dict[RedemptionVerb, Step] = {
    V.RESERVE: Step(frozenset(), S.PENDING, "resident", "从账户到暂存 held", "留出 reserved"),
    V.COLLECT: Step(frozenset({S.PENDING}), S.COLLECTED, "keeper", "从暂存到兑换点 paid", "出库 out"),
    V.CANCEL: Step(
        frozenset({S.PENDING}), S.CANCELLED, "either", "从暂存退回账户 given back", "放回 released"
    ),
    V.EXPIRE: Step(
        frozenset({S.PENDING}), S.EXPIRED, "clock", "从暂存退回账户 given back", "放回 released"
    ),
    V.RETURN: Step(
        frozenset({S.COLLECTED}), S.RETURNED, "two", "从兑换点退回账户 reversed", "退库或报损 back or written off"
    ),
}  # fmt: skip
SIDES = {
    "resident": "本人或家里人，代办要有守护关系",
    "keeper": "兑换点的人",
    "either": "本人一方或兑换点的人",
    "clock": "时钟",
    "two": "兑换点的人提，上级或同级的另一个人办",
}


def objection(state: str, verb: RedemptionVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if state in STEPS[verb].before:
        return None
    words = Phrase(
        "这一笔现在是“{state}”，不能{verb}。", state=RedemptionState(state).label, verb=verb.label
    )
    return Objection("wrong_stage", words)

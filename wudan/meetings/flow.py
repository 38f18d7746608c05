"""From where to where a decision goes, and who takes the step; `docs/flows/task.md` is drawn from it."""

from typing import NamedTuple

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.meetings.enums.task import TaskState, TaskStep

S, V = TaskState, TaskStep
RUNNING = frozenset({S.OPEN, S.REPORTED})
"""On every next agenda until it is closed."""


class Step(NamedTuple):
    """One step: who takes it is the owning unit or the unit that held the meeting."""

    before: frozenset[TaskState]
    after: TaskState
    side: str


STEPS: dict[TaskStep, Step] = {
    V.ADOPT: Step(frozenset({S.DRAFT}), S.OPEN, "convener"),
    V.REPORT: Step(frozenset({S.OPEN}), S.REPORTED, "owner"),
    V.ACCEPT: Step(frozenset({S.REPORTED}), S.ACCEPTED, "convener"),
    V.SEND_BACK: Step(frozenset({S.REPORTED}), S.OPEN, "convener"),
    V.EXTEND: Step(frozenset({S.OPEN}), S.OPEN, "convener"),
    V.REASSIGN: Step(frozenset({S.OPEN}), S.OPEN, "convener"),
    V.DROP: Step(RUNNING, S.DROPPED, "convener"),
}
SIDES = {"convener": Phrase("召集单位"), "owner": Phrase("承办单位")}


def objection(state: str, step: TaskStep) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if state in STEPS[step].before:
        return None
    return Objection(
        "wrong_stage",
        Phrase(
            "这一件现在是“{state}”，不能“{step}”。", state=TaskState(state).label, step=step.label
        ),
    )

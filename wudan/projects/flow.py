"""From where to where a project goes, and who takes the step; `docs/flows/project.md` is drawn from it."""

from typing import NamedTuple

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.projects.enums.project import ProjectStage, ProjectVerb

S, V = ProjectStage, ProjectVerb
WRITING = frozenset({S.DRAFT, S.REVISE, S.INCUBATING})
"""The proposer may still change words and evidence."""
LISTED = frozenset({S.TRIAL, S.RUNNING})
"""On the dynamic list: admitted and not gone (R065)."""
LIVE = frozenset({S.AT_GATE, S.REVISE, S.INCUBATING, S.TRIAL, S.RUNNING})
"""Counts when somebody proposes the same again."""
NEEDS_EVIDENCE = frozenset({S.AT_GATE, S.INCUBATING, S.TRIAL, S.RUNNING})
"""Nowhere here without linked evidence of need; the database says so (R067, R069)."""


class Step(NamedTuple):
    """One step: who takes it is the proposing unit, a unit above, the gate's decider, or the clock too."""

    before: frozenset[ProjectStage]
    after: ProjectStage | None
    side: str


STEPS: dict[ProjectVerb, Step] = {
    V.PROPOSE: Step(frozenset(), S.DRAFT, "proposer"),
    V.CORRECT: Step(WRITING, None, "proposer"),
    V.LINK: Step(WRITING, None, "proposer"),
    V.UNLINK: Step(WRITING, None, "proposer"),
    V.SUBMIT: Step(WRITING, S.AT_GATE, "proposer"),
    V.TAKE_BACK: Step(WRITING, S.TAKEN_BACK, "proposer"),
    V.ADMIT: Step(frozenset({S.AT_GATE}), S.TRIAL, "decider"),
    V.SEND_BACK: Step(frozenset({S.AT_GATE}), S.REVISE, "decider"),
    V.INCUBATE: Step(frozenset({S.AT_GATE}), S.INCUBATING, "decider"),
    V.REFUSE: Step(frozenset({S.AT_GATE}), S.REFUSED, "decider"),
    V.REOPEN: Step(frozenset({S.REFUSED, S.REVISE, S.INCUBATING}), S.AT_GATE, "appeal"),
    V.NURSE: Step(frozenset({S.INCUBATING}), None, "proposer"),
    V.CONFIRM: Step(frozenset({S.TRIAL}), S.RUNNING, "decider"),
    V.LOOK_BACK: Step(LISTED, None, "decider"),
    V.PROPOSE_EXIT: Step(LISTED, None, "clock"),
    V.KEEP: Step(LISTED, None, "decider"),
    V.EXIT: Step(LISTED, S.EXITED, "decider"),
    V.ADJUST: Step(LISTED, None, "proposer"),
    V.PROPOSE_CHANGE: Step(LISTED, None, "proposer"),
    V.TAKE_BACK_CHANGE: Step(LISTED, None, "proposer"),
    V.CHANGE: Step(LISTED, None, "decider"),
    V.KEEP_AS_IS: Step(LISTED, None, "decider"),
    V.REOPEN_CHANGE: Step(LISTED, None, "appeal"),
    V.HAND_OVER: Step(WRITING | LISTED | {S.REFUSED}, None, "above"),
}
SIDES = {
    "proposer": Phrase("提出单位"),
    "decider": Phrase("决定人（没有提出，也没有评审）"),
    "appeal": Phrase("另一位决定人"),
    "clock": Phrase("时钟、评估人或实施单位"),
    "above": Phrase("中心办公室，或提出单位上面的单位接过去"),
}


def objection(stage: str, verb: ProjectVerb) -> Objection | None:
    """Why the flow has no such step from here; None when it has."""
    if stage in STEPS[verb].before:
        return None
    return Objection(
        "wrong_stage",
        Phrase(
            "这个项目现在是“{stage}”，不能{verb}。",
            stage=ProjectStage(stage).label,
            verb=verb.label,
        ),
    )

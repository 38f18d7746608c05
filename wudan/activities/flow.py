"""From where to where an activity goes. The one table; `docs/flows/activity.md` is drawn from it.

Who may take an edge is asked in `permissions`; whether the thing allows it, in `policies`.
"""

from typing import NamedTuple

from wudan.activities.enums import ActivityStage, ActivityVerb
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection

S, V = ActivityStage, ActivityVerb


class Edge(NamedTuple):
    """One verb's way between stages; no target: it stays where it is."""

    sources: frozenset[ActivityStage]
    target: ActivityStage | None


def _edge(sources: set[ActivityStage], target: ActivityStage | None = None) -> Edge:
    return Edge(frozenset(sources), target)


EDGES: dict[ActivityVerb, Edge] = {
    V.DRAFT: _edge(set(), S.DRAFT),
    V.CORRECT: _edge({S.DRAFT, S.OPEN, S.CLOSED}),
    V.OPEN: _edge({S.DRAFT, S.CLOSED}, S.OPEN),
    V.RESIZE: _edge({S.OPEN, S.CLOSED}),
    V.SIGN_UP: _edge({S.OPEN}),
    V.WITHDRAW: _edge({S.OPEN, S.CLOSED}),
    V.INVITE: _edge({S.OPEN, S.CLOSED}),
    V.CLOSE: _edge({S.OPEN}, S.CLOSED),
    V.END: _edge({S.OPEN, S.CLOSED}, S.ENDED),
    V.SUM_UP: _edge({S.ENDED}),
    V.JOIN_WORK: _edge({S.DRAFT, S.OPEN, S.CLOSED, S.ENDED}),
    V.CANCEL: _edge({S.DRAFT, S.OPEN, S.CLOSED}, S.CANCELLED),
}
FINAL = frozenset({S.ENDED, S.CANCELLED})
LIVE = frozenset({S.OPEN, S.CLOSED})
"""People have a place, and are expected."""


def objection(stage: str, verb: ActivityVerb) -> Objection | None:
    """Why the flow has no such edge from here; None when it has."""
    if stage in EDGES[verb].sources:
        return None
    now = ActivityStage(stage).label
    return Objection(
        "wrong_stage", Phrase("这个活动现在是“{now}”，不能{verb}。", now=now, verb=verb.label)
    )

"""From where to where, and who holds the ball. The one table of the five orders.

`docs/flows/order.md` is drawn from it and compared in `make check`. Who may take an edge
is asked in `permissions`; whether the thing allows it, in `policies`.
"""

from typing import NamedTuple

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders.enums import Holder, OrderState, Stage, Step, Verb

S, V = Stage, Verb


class Edge(NamedTuple):
    """One verb's way between stages. Several targets: the action decides by what was said."""

    sources: frozenset[Stage]
    targets: frozenset[Stage]


def _edge(sources: set[Stage], *targets: Stage) -> Edge:
    return Edge(frozenset(sources), frozenset(targets))


NOT_BEGUN = {S.PLACED, S.WAITING, S.RETURNED, S.ACCEPTED, S.OFFERED, S.SCHEDULED}

EDGES: dict[Verb, Edge] = {
    V.PLACE: _edge(set(), S.PLACED, S.WAITING),
    V.PLACE_FOR: _edge(set(), S.PLACED, S.WAITING),
    V.RETURN: _edge({S.PLACED}, S.RETURNED),
    V.SUPPLEMENT: _edge({S.RETURNED}, S.PLACED),
    V.ACCEPT: _edge({S.PLACED}, S.ACCEPTED),
    V.RECLASSIFY: _edge({S.ACCEPTED}, S.ACCEPTED),
    V.DECLINE: _edge({S.PLACED, S.WAITING}, S.DECLINED),
    V.REFER: _edge({S.PLACED, S.WAITING, S.ACCEPTED}, S.REFERRED),
    V.ESCALATE: _edge({S.PLACED, S.ACCEPTED}),
    V.MERGE: _edge({S.PLACED, S.WAITING, S.RETURNED, S.ACCEPTED}, S.MERGED),
    V.WITHDRAW: _edge(NOT_BEGUN, S.WITHDRAWN),
    V.DISOWN: _edge(NOT_BEGUN, S.VOID),
    V.VOID: _edge(NOT_BEGUN | {S.STARTED}, S.VOID),
    V.DISPATCH: _edge({S.ACCEPTED}, S.OFFERED),
    V.CLAIM: _edge({S.ACCEPTED}, S.SCHEDULED),
    V.CONFIRM: _edge({S.OFFERED}, S.SCHEDULED),
    V.REFUSE: _edge({S.OFFERED, S.SCHEDULED}, S.ACCEPTED),
    V.RECALL: _edge({S.OFFERED, S.SCHEDULED}, S.ACCEPTED),
    V.EXPIRE: _edge({S.OFFERED}, S.ACCEPTED),
    V.SCHEDULE: _edge({S.SCHEDULED}),
    V.START: _edge({S.SCHEDULED}, S.STARTED),
    V.FULFILL: _edge({S.SCHEDULED, S.STARTED}, S.DONE),
    V.ACKNOWLEDGE: _edge({S.DONE}, S.ACKNOWLEDGED),
    V.REVIEW: _edge({S.DONE, S.ACKNOWLEDGED}, S.REVIEWED, S.FOLLOWING_UP),
    V.FOLLOW_UP: _edge({S.FOLLOWING_UP}, S.SETTLED),
    V.QUEUE: _edge({S.PLACED, S.WAITING}, S.WAITING),
    V.PROMOTE: _edge({S.WAITING}, S.PLACED),
    V.LAPSE: _edge({S.RETURNED, S.WAITING, S.DONE, S.ACKNOWLEDGED}, S.WITHDRAWN, S.LAPSED),
    V.UNSAY: _edge({S.PLACED, S.REVIEWED, S.FOLLOWING_UP, S.WITHDRAWN, S.VOID}, S.RETURNED, S.DONE),
}
"""An edge without targets leaves the order where it stands in the flow."""

STATE_OF: dict[Stage, OrderState] = {
    S.PLACED: OrderState.PLACED,
    S.WAITING: OrderState.WAITING,
    S.RETURNED: OrderState.RETURNED,
    S.ACCEPTED: OrderState.ACCEPTED,
    S.OFFERED: OrderState.DISPATCHED,
    S.SCHEDULED: OrderState.DISPATCHED,
    S.STARTED: OrderState.DISPATCHED,
    S.DONE: OrderState.FULFILLED,
    S.ACKNOWLEDGED: OrderState.FULFILLED,
    S.LAPSED: OrderState.FULFILLED,
    S.REVIEWED: OrderState.REVIEWED,
    S.FOLLOWING_UP: OrderState.REVIEWED,
    S.SETTLED: OrderState.REVIEWED,
    S.DECLINED: OrderState.DECLINED,
    S.REFERRED: OrderState.REFERRED,
    S.WITHDRAWN: OrderState.WITHDRAWN,
    S.MERGED: OrderState.MERGED,
    S.VOID: OrderState.VOID,
}

HOLDER_OF: dict[Stage, Holder] = {
    S.PLACED: Holder.SITE,
    S.WAITING: Holder.MENU,
    S.RETURNED: Holder.RESIDENT,
    S.ACCEPTED: Holder.DISPATCHER,
    S.OFFERED: Holder.TEAM,
    S.SCHEDULED: Holder.TEAM,
    S.STARTED: Holder.TEAM,
    S.DONE: Holder.RESIDENT,
    S.ACKNOWLEDGED: Holder.RESIDENT,
    S.FOLLOWING_UP: Holder.OFFICE,
} | dict.fromkeys(
    (S.LAPSED, S.REVIEWED, S.SETTLED, S.DECLINED, S.REFERRED, S.WITHDRAWN, S.MERGED, S.VOID),
    Holder.NOBODY,
)

STEP_OF: dict[Stage, Step] = {
    S.PLACED: Step.ACCEPT,
    S.WAITING: Step.WAIT,
    S.RETURNED: Step.SUPPLEMENT,
    S.ACCEPTED: Step.DISPATCH,
    S.OFFERED: Step.CONFIRM,
    S.SCHEDULED: Step.COMPLETE,
    S.STARTED: Step.COMPLETE,
    S.DONE: Step.REVIEW,
    S.ACKNOWLEDGED: Step.REVIEW,
    S.FOLLOWING_UP: Step.FOLLOW_UP,
}
"""Which deadline runs in a stage; none where the order is closed."""

CLOSED = frozenset(stage for stage, holder in HOLDER_OF.items() if holder is Holder.NOBODY)
OPEN = frozenset(Stage) - CLOSED
WITH_DISPATCH = frozenset(
    {S.OFFERED, S.SCHEDULED, S.STARTED, S.DONE, S.ACKNOWLEDGED, S.LAPSED, S.REVIEWED,
     S.FOLLOWING_UP, S.SETTLED}
)  # fmt: skip
"""Stages in which the order has its one live dispatch."""
GIVING_BACK = frozenset({S.DECLINED, S.REFERRED, S.WITHDRAWN, S.MERGED, S.VOID})
"""Exits without service: the place of a limited menu item is free again."""
SERVED = (S.DONE, S.ACKNOWLEDGED, S.LAPSED, S.REVIEWED, S.FOLLOWING_UP, S.SETTLED)
"""The service was given, in the order of the flow."""
SERVING = frozenset({S.SCHEDULED, S.STARTED})
"""A team has taken it on and is not done; only now does it see address and phone."""


def verbs_from(stage: Stage) -> list[Verb]:
    """What the flow allows from a stage, in the flow's order."""
    return [verb for verb, edge in EDGES.items() if stage in edge.sources]


def objection(stage: str, verb: Verb) -> Objection | None:
    """Why the flow has no such edge from here; None when it has."""
    if stage in EDGES[verb].sources:
        return None
    now = Stage(stage).label
    return Objection(
        "wrong_stage", Phrase("这一单现在是“{now}”，不能{verb}。", now=now, verb=verb.label)
    )

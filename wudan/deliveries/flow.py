"""From where to where a delivery and its round go; `docs/flows/delivery.md` is drawn from these tables.

Who may take an edge is asked in `permissions`; whether the thing allows it, in `policies`.
"""

from collections.abc import Mapping

from wudan.deliveries.enums import (
    DeliveryStage,
    DeliveryVerb,
    PlanStage,
    PlanVerb,
    RoundStage,
    RoundVerb,
)
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection

S, V = DeliveryStage, DeliveryVerb
R = RoundStage

EDGES: Mapping[DeliveryVerb, Mapping[DeliveryStage | None, DeliveryStage]] = {
    V.PLACE: {None: S.PLANNED},
    V.OFFER: {S.PLANNED: S.OFFERED},
    V.ACCEPT: {S.OFFERED: S.ACCEPTED},
    V.REFUSE: {S.OFFERED: S.PLANNED, S.ACCEPTED: S.PLANNED},
    V.LAPSE: {S.OFFERED: S.PLANNED},
    V.RECALL: {S.OFFERED: S.PLANNED, S.ACCEPTED: S.PLANNED},
    V.MOVE: {S.PLANNED: S.PLANNED, S.OFFERED: S.OFFERED, S.ACCEPTED: S.OFFERED},
    V.DELIVER: {S.ACCEPTED: S.DELIVERED},
    V.ACKNOWLEDGE: {S.DELIVERED: S.ACKNOWLEDGED},
    V.MISS: {S.ACCEPTED: S.MISSED, S.DELIVERED: S.MISSED},
    V.CANCEL: {S.PLANNED: S.CANCELLED, S.OFFERED: S.CANCELLED, S.ACCEPTED: S.CANCELLED},
}
"""Verb → from where to where; None is the beginning."""

ROUND_EDGES: Mapping[RoundVerb, Mapping[RoundStage | None, RoundStage]] = {
    RoundVerb.BEGIN: {None: R.DRAFT},
    RoundVerb.PUBLISH: {R.DRAFT: R.PUBLISHED},
    RoundVerb.END: {R.PUBLISHED: R.ENDED},
    RoundVerb.CANCEL: {R.DRAFT: R.CANCELLED, R.PUBLISHED: R.CANCELLED},
}
P = PlanStage

PLAN_EDGES: Mapping[PlanVerb, Mapping[PlanStage | None, PlanStage]] = {
    PlanVerb.BEGIN: {None: P.DRAFT},
    PlanVerb.CHANGE: {P.DRAFT: P.DRAFT, P.PLANNED: P.DRAFT, P.FAILED: P.DRAFT},
    PlanVerb.QUEUE: {P.DRAFT: P.QUEUED, P.PLANNED: P.QUEUED, P.FAILED: P.QUEUED},
    PlanVerb.TAKE: {P.QUEUED: P.PLANNING, P.PLANNING: P.PLANNING},
    PlanVerb.FINISH: {P.PLANNING: P.PLANNED},
    PlanVerb.FAIL: {P.PLANNING: P.FAILED},
    PlanVerb.SHIFT: {P.PLANNED: P.PLANNED, P.PUBLISHED: P.PUBLISHED},
    PlanVerb.AMEND: {P.PLANNED: P.PLANNED, P.PUBLISHED: P.PUBLISHED},
    PlanVerb.PUBLISH: {P.PLANNED: P.PUBLISHED},
    PlanVerb.CANCEL: dict.fromkeys(
        (P.DRAFT, P.QUEUED, P.PLANNING, P.PLANNED, P.FAILED), P.CANCELLED
    ),
}
"""A plan that was published is cancelled round by round: teams have been asked."""
OPEN = frozenset({S.PLANNED, S.OFFERED, S.ACCEPTED})
"""Still to be done."""
DONE = frozenset({S.DELIVERED, S.ACKNOWLEDGED})
ASKED = frozenset({S.OFFERED, S.ACCEPTED})
"""Somebody has been asked, or has said yes."""


def objection(stage: str, verb: DeliveryVerb) -> Objection | None:
    """Why the flow has no such edge from here; None when it has."""
    if stage in EDGES[verb]:
        return None
    now = DeliveryStage(stage).label
    return Objection(
        "wrong_stage", Phrase("这一次配送现在是“{now}”，不能{verb}。", now=now, verb=verb.label)
    )


def round_objection(stage: str, verb: RoundVerb) -> Objection | None:
    """The same for a round."""
    if stage in ROUND_EDGES[verb]:
        return None
    now = RoundStage(stage).label
    return Objection(
        "wrong_stage", Phrase("这个配送计划现在是“{now}”，不能{verb}。", now=now, verb=verb.label)
    )


def plan_objection(stage: str, verb: PlanVerb) -> Objection | None:
    """The same for a plan of rounds."""
    if stage in PLAN_EDGES[verb]:
        return None
    now = PlanStage(stage).label
    return Objection(
        "wrong_stage", Phrase("这个巡回方案现在是“{now}”，不能{verb}。", now=now, verb=verb.label)
    )

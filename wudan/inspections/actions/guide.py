"""指导一处: help in words; nothing is found, nothing is to be mended (R102)."""

from datetime import datetime

from wudan.inspections.actions.holding import lock_visit, note
from wudan.inspections.enums import VisitKind, VisitState
from wudan.inspections.models import Visit
from wudan.inspections.permissions import going_objection
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.taking import one_transaction, worded

_INSPECTION = Objection("inspection", "这是督查，请按标准一项一项看。")


@one_transaction
def guide(*, visit: Visit, words: str, by: Actor, at: datetime) -> Visit:
    """Write down what was helped with. Raises Malformed, Missing, Objected."""
    held = lock_visit(visit)
    insist(going_objection(by, held, at=at))
    if held.kind != VisitKind.GUIDANCE:
        raise Objected(_INSPECTION)
    held.words = worded("words", words, missing="请写一句帮了什么。")
    held.state, held.made_at, held.made_as, held.made_by_id = VisitState.MADE, at, by.label[:80], by.person  # fmt: skip
    held.save()
    assert held.inspection is not None  # noqa: S101 - the objection says so
    note("guide", held.inspection, by=by, at=at, visit=held.pk)
    return held

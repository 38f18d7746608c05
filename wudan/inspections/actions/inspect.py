"""督查一处: what was found is a check from above; what is lacking is to be mended by the site (R099)."""

from collections.abc import Sequence
from datetime import datetime

from wudan.inspections.actions.holding import lock_visit, note
from wudan.inspections.enums import VisitKind, VisitState
from wudan.inspections.models import Visit
from wudan.inspections.permissions import going_objection
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions import checks
from wudan.sites.actions.checks import Line
from wudan.sites.actions.taking import one_transaction

_GUIDANCE = Objection("guidance", "这是指导，只写帮了什么，不查、不开整改。")


@one_transaction
def inspect(
    *, visit: Visit, seen: int, lines: Sequence[Line], by: Actor, at: datetime, words: str = "",
    days: int | None = None,
) -> Visit:  # fmt: skip
    """Write down what was found on site. Raises Malformed, Missing, Objected, Stale."""
    held = lock_visit(visit)
    insist(going_objection(by, held, at=at))
    if held.kind != VisitKind.INSPECTION:
        raise Objected(_GUIDANCE)
    held.check_made = checks.check(
        site=held.site, seen=seen, lines=lines, words=words, days=days, by=by, at=at
    )
    held.state, held.made_at, held.made_as, held.made_by_id = VisitState.MADE, at, by.label[:80], by.person  # fmt: skip
    held.save()
    assert held.inspection is not None  # noqa: S101 - the objection says so
    note("visit", held.inspection, by=by, at=at, visit=held.pk, check=held.check_made.pk)
    return held

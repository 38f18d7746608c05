"""复准: somebody else decides on a change that touches what the admission looked at (R068)."""

from datetime import datetime

from wudan.catalog.actions.edit_service import write
from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.details import would_be
from wudan.catalog.enums import ChangeOutcome
from wudan.catalog.models import ServiceChange
from wudan.catalog.permissions import settling_objection
from wudan.kit.refusals import Malformed, Missing, Stale, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor

_LONGEST = 400
_NEWER = "这一项刚刚有人改过，请看一眼最新的再定。"


@one_transaction
def settle_change(
    *, change: ServiceChange, outcome: str, reasons: str, by: Actor, at: datetime,
    seen: int | None = None,
) -> ServiceChange:  # fmt: skip
    """Admit it, and the item has its next version; or refuse it, and the item stays as it is.

    Only what the change itself takes away or adds is done: what was written since it was asked for
    stays. `seen` is the item's version that was looked at. Raises Missing, Objected, Malformed, Stale.
    """
    service = lock_service(change.service)
    held = ServiceChange.objects.select_for_update().filter(pk=change.pk).first()
    if held is None:
        raise Missing
    insist(settling_objection(by, held))
    if seen is not None and seen != service.version:
        raise Stale("stale", _NEWER)
    if outcome not in ChangeOutcome.values:
        raise Malformed({"outcome": "请选准还是不准。"})
    reasons = tidy(reasons)
    fault = objection_to_published(reasons, most=_LONGEST)
    if fault or not reasons:
        raise Malformed({"reasons": fault or "请写理由：提出的部门看得到。"})
    held.outcome, held.reasons, held.decided_at = outcome, reasons, at
    held.decided_by_id, held.decided_as = by.person, by.label[:80]
    held.save()
    if outcome == ChangeOutcome.ADMITTED:
        write(service, would_be(service, held), held.why, by=by, at=at)
    facts = {"change": held.pk, "outcome": outcome}
    journal(
        "service.settle_change", "service", service.pk, service.county, by=by, at=at, why=reasons, facts=facts
    )  # fmt: skip
    return held

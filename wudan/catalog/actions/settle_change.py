"""复准: somebody else decides on a change that touches what the admission looked at (R068)."""

from datetime import datetime

from wudan.catalog.actions.edit_service import write
from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.enums import ChangeOutcome
from wudan.catalog.models import ServiceChange
from wudan.catalog.permissions import settling_objection
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor

_LONGEST = 400


@one_transaction
def settle_change(
    *, change: ServiceChange, outcome: str, reasons: str, by: Actor, at: datetime
) -> ServiceChange:
    """Admit it, and the item has its next version; or refuse it, and the item stays as it is.

    Raises Missing, Objected, Malformed.
    """
    service = lock_service(change.service)
    held = ServiceChange.objects.select_for_update().filter(pk=change.pk).first()
    if held is None:
        raise Missing
    insist(settling_objection(by, held))
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
        write(service, dict(held.content), held.why, by=by, at=at)
    facts = {"change": held.pk, "outcome": outcome}
    journal(
        "service.settle_change", "service", service.pk, service.county, by=by, at=at, why=reasons, facts=facts
    )  # fmt: skip
    return held

"""研判线索: somebody looked and wrote what they found; the records stay as they are."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.ledger import permissions
from wudan.ledger.enums import FindingOutcome
from wudan.ledger.models import Finding
from wudan.people.actors import Actor

LONGEST = 400


@transaction.atomic(savepoint=False)
def decide_finding(
    *, finding: Finding, outcome: str, words: str, by: Actor, at: datetime
) -> Finding:
    """Note a decision; a later one replaces it, the journal keeps both. Raises Malformed, Objected.

    “要更正” changes nothing by itself: a correction is a reversal somebody makes, with a reason.
    """
    held = Finding.objects.select_for_update().select_related("unit").get(pk=finding.pk)
    insist(permissions.deciding_objection(by, held))
    words = tidy(words)
    faults = {} if outcome in FindingOutcome.values else {"outcome": "请选一项怎么看。"}
    if not words:
        faults["words"] = "请写一句查了什么、问了谁（最多 400 字）。"
    elif fault := objection_to(words, most=LONGEST):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    held.outcome, held.decided_words, held.decided_at = outcome, words, at
    held.person_id, held.post_id = by.person_id, by.post_id
    held.save()
    subject = Subject("finding", held.pk, held.county, held.unit_id, held.unit.branch_id)
    facts = {"kind": held.kind, "outcome": outcome}
    record("finding.decide", subject, by=by, at=at, why=words, facts=facts, react=False)
    return held

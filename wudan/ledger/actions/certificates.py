"""What the verbs of certificates share: the row held, and how it is journaled."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.ledger.models import Certificate
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)


def lock(certificate: Certificate) -> Certificate:
    """The row as it is now, held. Raises Missing."""
    rows = Certificate.objects.select_for_update(of=("self",))
    held = rows.select_related("unit", "person__home").filter(pk=certificate.pk).first()
    if held is None:
        raise Missing
    return held


def journal(verb: str, certificate: Certificate, *, by: Actor, at: datetime, why: str = "") -> int:
    """One event about a certificate; its number, never a name."""
    unit = certificate.unit
    subject = Subject("certificate", certificate.pk, certificate.county, unit.pk, unit.branch_id)
    facts = {
        "no": certificate.no, "minutes": certificate.minutes,
        "records": certificate.records_count, "naming": certificate.naming,
    }  # fmt: skip
    return record(f"certificate.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)

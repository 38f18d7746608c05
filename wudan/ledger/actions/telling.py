"""As what the journal knows a record: in the chain of its unit's branch."""

from wudan.journal.events import Subject
from wudan.ledger.models import ServiceRecord


def subject_of(made: ServiceRecord) -> Subject:
    """The subject of a record's events."""
    return Subject("record", made.pk, made.county, made.unit_id, made.unit.branch_id)

"""As what the journal knows a transfer of points: in the chain of its unit's branch."""

from wudan.areas.models import Unit
from wudan.journal.events import Subject
from wudan.ledger.models import PointTransfer


def subject_of(made: PointTransfer, unit: Unit) -> Subject:
    """The subject of a transfer's events."""
    return Subject("points", made.pk, made.county, unit.pk, unit.branch_id)

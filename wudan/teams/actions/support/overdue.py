"""到期没有答复: a plea that nobody answered in time is told to the center office, once; it stays to be answered."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.people.actors import THE_CLOCK
from wudan.teams.models import SupportOrder

_BATCH = 200


def note_overdue(*, at: datetime) -> int:
    """Write down what is overdue, a transaction each; how many. Any number may run."""
    rows = SupportOrder.objects.overdue(at).select_related("unit").order_by("pk")[:_BATCH]
    return sum(_note(row, at=at) for row in rows)


@transaction.atomic(savepoint=False)
def _note(row: SupportOrder, *, at: datetime) -> bool:
    """One, by a conditional update: a second worker finds nothing to do."""
    if not SupportOrder.objects.overdue(at).filter(pk=row.pk).update(overdue_at=at):
        return False
    unit = row.unit
    subject = Subject("team", row.team_id, unit.county, unit.pk, unit.branch_id)
    record("team.support_overdue", subject, by=THE_CLOCK, at=at, facts={"support": row.pk})
    return True

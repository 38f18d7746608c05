"""提醒受训的人: the day before, once a session; whoever runs first writes it, any number may run."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.kit.clock import day_of, local
from wudan.people.actors import THE_CLOCK
from wudan.teams.actions.training.recording import journal
from wudan.teams.models import TrainingSession
from wudan.teams.training import begins_at

AHEAD = timedelta(hours=30)
FROM_HOUR, TO_HOUR = 8, 21
"""Nobody is woken by a reminder."""


def remind_trainees(*, at: datetime) -> int:
    """Note every session that begins within thirty hours and was not spoken of; how many. Each once."""
    if not FROM_HOUR <= local(at).hour < TO_HOUR:
        return 0
    days = (day_of(at), day_of(at + AHEAD))
    rows = TrainingSession.objects.to_remind(days).select_related("unit").order_by("pk")
    return sum(_remind(row, at) for row in rows if at < begins_at(row) <= at + AHEAD)


@transaction.atomic(savepoint=False)
def _remind(row: TrainingSession, at: datetime) -> bool:
    """One, by a conditional update: a second worker finds nothing to do."""
    if not TrainingSession.objects.to_remind([row.day]).filter(pk=row.pk).update(reminded_at=at):
        return False
    facts = {"signed": row.taken}
    journal("training.remind", "training", row.pk, row.unit, by=THE_CLOCK, at=at, facts=facts, react=True)  # fmt: skip
    return True

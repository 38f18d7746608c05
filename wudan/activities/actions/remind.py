"""提醒: the evening before, once each; whoever runs first writes it, any number may run."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import SignUp
from wudan.journal.events import Subject, record
from wudan.kit.clock import local
from wudan.people.actors import THE_CLOCK

AHEAD = timedelta(hours=30)
FROM_HOUR, TO_HOUR = 8, 21
"""Nobody is woken by a reminder."""
_BATCH = 500


def remind(*, at: datetime) -> int:
    """Note whoever goes within thirty hours and was not reminded; how many. Each once (G14)."""
    if not FROM_HOUR <= local(at).hour < TO_HOUR:
        return 0
    due = SignUp.objects.filter(
        state=SignUpState.PLACED, reminded_at=None,
        opening__shift__starts_at__range=(at, at + AHEAD),
        opening__shift__activity__stage__in=(ActivityStage.OPEN, ActivityStage.CLOSED),
    )  # fmt: skip
    rows = due.select_related("opening__shift__activity__unit").order_by("pk")[:_BATCH]
    return sum(_remind(row, at) for row in rows)


@transaction.atomic
def _remind(row: SignUp, at: datetime) -> bool:
    """One row, by a conditional update: a second worker finds nothing to do."""
    if not SignUp.objects.filter(pk=row.pk, reminded_at=None).update(reminded_at=at):
        return False
    activity = row.opening.shift.activity
    subject = Subject(
        "activity", activity.pk, activity.county, activity.unit_id, activity.unit.branch_id
    )
    record("sign_up.remind", subject, by=THE_CLOCK, at=at, facts={"sign_up": row.pk})
    return True

"""批准长时间服务: up to sixteen hours on one day of an activity, by the county (domain §2.3)."""

from datetime import date, datetime

from django.db import transaction

from wudan.activities.models import Activity
from wudan.journal.events import Subject, record
from wudan.kit.refusals import insist
from wudan.ledger import permissions
from wudan.ledger.actions.correct import correct
from wudan.ledger.actions.reverse import worded
from wudan.ledger.models import LongDay, ServiceRecord
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def allow_long_day(*, activity: Activity, day: date, why: str, by: Actor, at: datetime) -> LongDay:
    """Allow it; what was cut at eight hours on that day is recorded anew. Raises Malformed, Objected."""
    insist(permissions.long_day_objection(by, activity))
    why = worded(why)
    made, is_new = LongDay.objects.get_or_create(
        activity=activity, day=day,
        defaults={"county": activity.county, "why": why, "at": at, "person_id": by.person, "post_id": by.post},
    )  # fmt: skip
    if not is_new:
        return made
    unit = activity.unit
    subject = Subject("activity", activity.pk, activity.county, unit.pk, unit.branch_id)
    record("hours.long_day", subject, by=by, at=at, why=why, facts={"day": day.isoformat()}, react=False)  # fmt: skip
    for row in ServiceRecord.objects.live().filter(activity=activity, day=day).order_by("pk"):
        whole = int((row.ends_at - row.starts_at).total_seconds() // 60)
        if row.minutes < whole and permissions.reversing_objection(by, row) is None:
            correct(made=row, why=why, by=by, at=at)
    return made

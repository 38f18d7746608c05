"""告诉一批: the next few hundred people of a general notice, in one short transaction; broken off, it goes on there."""

from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction

from wudan.notices.actions.announcing.release import people_of
from wudan.notices.actions.tell import tell
from wudan.notices.enums import AnnouncementState, Urgency
from wudan.notices.models import Announcement
from wudan.notices.policies import Told
from wudan.notices.templates import ANNOUNCED, rule_of

BATCH = 300


@transaction.atomic(savepoint=False)
def tell_some(*, at: datetime) -> int:
    """One batch of the one that waits longest; how many people were looked at."""
    skips = connection.features.has_select_for_update_skip_locked
    rows = Announcement.objects.to_tell(at).select_for_update(of=("self",), skip_locked=skips)
    held = rows.select_related("unit").first()
    if held is None:
        return 0
    left = people_of(held, at=at).filter(pk__gt=held.reached).order_by("pk")
    people = list(left.values_list("pk", flat=True)[:BATCH])
    if not people:
        held.state, held.ended_at = AnnouncementState.DONE, at
        held.save(update_fields=["state", "ended_at"])
        return 0
    rule = rule_of(ANNOUNCED)
    assert rule is not None  # noqa: S101 - it is written beside its name
    urgency = Urgency.URGENT if held.is_urgent else Urgency.PLAIN if held.by_wire else Urgency.CALM
    blanks = {"unit": held.unit.short_name, "text": held.text}
    told = [Told(pk, blanks, "/messages") for pk in people]
    held.told += tell(rule=replace(rule, urgency=urgency), told=told, at=at, announcement=held)
    held.reached = people[-1]
    held.save(update_fields=["told", "reached"])
    return len(people)

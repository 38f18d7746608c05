"""忘了签退: half an hour after the planned end the clock signs out, at the planned end (§5, G14).

Each once, whatever dies or runs twice: the row is locked and looked at again.
"""

from datetime import datetime, timedelta

from wudan.activities.actions.attendance.holding import end, lock_presence, one_transaction
from wudan.activities.enums import Flag, PresenceBy
from wudan.activities.models import Attendance
from wudan.activities.presence import GRACE
from wudan.people.actors import THE_CLOCK

BATCH = 200


def close_forgotten(*, at: datetime) -> int:
    """Sign out whose shift is over; how many there were."""
    due = Attendance.objects.forgotten(at=at, grace=GRACE).order_by("pk")
    return sum(close_one(pk, at=at) for pk in list(due.values_list("pk", flat=True)[:BATCH]))


@one_transaction
def close_one(pk: int, *, at: datetime) -> bool:
    """One presence, if nobody was quicker."""
    [held] = lock_presence([pk])
    if held.left_at is not None:
        return False
    planned = held.opening.shift.ends_at
    left_at = max(planned, held.came_at + timedelta(minutes=1))
    end(held, left_at=left_at, how=PresenceBy.CLOCK, by=THE_CLOCK, at=at, flags=[Flag.FORGOTTEN])
    return True

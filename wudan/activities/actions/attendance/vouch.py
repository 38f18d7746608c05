"""组织方确认: who keeps the roster signs presences; never one's own (A02)."""

from collections.abc import Collection
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import (
    lock_presence,
    one_transaction,
    sign_for_organizer,
)
from wudan.activities.models import Attendance
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def vouch(*, attendances: Collection[int], by: Actor, at: datetime) -> list[Attendance]:
    """Sign all of these or none. Raises Malformed (none), Missing, Objected."""
    if not attendances:
        raise Malformed({"attendances": "没有要确认的：走了的都确认过了，或还没有人登记离开。"})
    held = lock_presence(attendances)
    for found in held:
        insist(presence.vouching_objection(by, found))
    return [sign_for_organizer(found, by=by, at=at) for found in held]

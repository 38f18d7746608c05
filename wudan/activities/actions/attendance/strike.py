"""不算: a presence that was none is struck, with a reason; its row and its trail stay."""

from datetime import datetime, timedelta

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import lock_presence, note, one_transaction
from wudan.activities.enums import AttendanceState, PresenceBy
from wudan.activities.models import Attendance
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

LONGEST_WHY = 200


@one_transaction
def strike(*, attendance: Attendance, why: str, by: Actor, at: datetime) -> Attendance:
    """Raises Malformed (no reason), Missing, Objected."""
    [held] = lock_presence([attendance.pk])
    insist(presence.striking_objection(by, held))
    why = tidy(why)
    if fault := objection_to(why, most=LONGEST_WHY) or ("" if why else "请写一句为什么不算。"):
        raise Malformed({"why": fault})
    if held.left_at is None:
        held.left_at = max(at, held.came_at + timedelta(seconds=1))
        held.left_by = PresenceBy.ROSTER
    held.state, held.why = AttendanceState.STRUCK, why
    held.save(update_fields=["left_at", "left_by", "state", "why"])
    note("strike", held, by=by, at=at, why=why)
    return held

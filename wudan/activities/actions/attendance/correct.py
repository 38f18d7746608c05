"""更正: the times are set right, in sight: when, why, flagged; the organizer's side signs again.

For who forgot to sign out: one tap. By oneself or by who keeps the roster.
"""

from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import lock_presence, note, one_transaction
from wudan.activities.enums import AttendanceState, Flag, PresenceBy
from wudan.activities.models import Attendance, Shift
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

LONGEST_WHY = 200


@one_transaction
def correct(
    *, attendance: Attendance, came_at: datetime, left_at: datetime, why: str, by: Actor,
    at: datetime,
) -> Attendance:  # fmt: skip
    """Set both times. Raises Malformed, Missing, Objected."""
    [held] = lock_presence([attendance.pk])
    insist(presence.correcting_objection(by, held))
    why = tidy(why)
    if fault := objection_to(why, most=LONGEST_WHY) or ("" if why else "请写一句为什么改。"):
        raise Malformed({"why": fault})
    insist_on_times(held.opening.shift, came_at, left_at, at=at)
    before = {"came": held.came_at.isoformat(), "left": _told(held.left_at)}
    held.came_at, held.left_at, held.why, held.corrected_at = came_at, left_at, why, at
    held.left_by = held.left_by or PresenceBy.ROSTER
    held.state, held.flags = AttendanceState.LEFT, sorted({*held.flags, Flag.CORRECTED.value})
    held.vouched_at = held.vouched_by_id = held.vouched_post_id = None
    held.save()
    note("correct", held, by=by, at=at, why=why, before=before)
    return held


def insist_on_times(shift: Shift, came_at: datetime, left_at: datetime, *, at: datetime) -> None:
    """Inside the shift, in the past, one after the other. Raises Malformed."""
    if came_at >= left_at:
        raise Malformed({"left_at": "离开要晚于到场。"})
    if left_at > at:
        raise Malformed({"left_at": "离开的时间还没有到。"})
    if came_at < shift.starts_at - presence.EARLY:
        raise Malformed({"came_at": "到场太早了：最多早 60 分钟。"})
    if left_at > shift.ends_at + presence.GRACE:
        raise Malformed({"left_at": "离开太晚了：最多比计划晚 30 分钟。"})


def _told(at: datetime | None) -> str | None:
    return at.isoformat() if at else None

"""离开: a volunteer types or scans the code for leaving; who forgets is signed out by the clock."""

from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import end, lock, one_transaction
from wudan.activities.enums import MarkKind, PresenceBy
from wudan.activities.models import Attendance, SignUp
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor


@one_transaction
def leave(*, sign_up: SignUp, code: str, by: Actor, at: datetime) -> Attendance:
    """One's own leaving. Raises Missing for another's sign-up, Objected."""
    if sign_up.person_id != by.person_id:
        raise Missing
    held = lock([sign_up.pk])[sign_up.pk]
    shift = held.opening.shift
    insist(presence.leaving_objection(held, at=at))
    insist(presence.code_objection(MarkKind.LEFT, shift, code, at=at))
    last = shift.ends_at + presence.GRACE
    return end(held.attendance, left_at=min(at, last), how=PresenceBy.CODE, by=by, at=at)

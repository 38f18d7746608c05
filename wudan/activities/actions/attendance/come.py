"""到场: a volunteer types or scans the code that the leader shows (A03).

Only who is placed; once; with the digits of this half minute. Where, nobody asks: `in_range` is
a yes or no of one's own, a hint and never a proof (A04).
"""

from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import Hints, Times, begin, lock, one_transaction
from wudan.activities.enums import MarkKind, PresenceBy
from wudan.activities.models import Attendance, SignUp
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor


@one_transaction
def come(
    *,
    sign_up: SignUp,
    code: str,
    by: Actor,
    at: datetime,
    in_range: bool | None = None,
    hand: str = "",
) -> Attendance:
    """One's own coming. Raises Missing for another's sign-up, Objected."""
    if sign_up.person_id != by.person_id:
        raise Missing
    held = lock([sign_up.pk], persons=True)[sign_up.pk]
    insist(presence.coming_objection(held, at=at))
    insist(presence.code_objection(MarkKind.CAME, held.opening.shift, code, at=at))
    insist(presence.elsewhere_objection(held.person_id))
    hints = Hints(in_range, hand)
    return begin(held, Times(at, PresenceBy.CODE), by=by, at=at, hints=hints)

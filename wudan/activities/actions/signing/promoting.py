"""递补: a free place goes to the first who waits and still fits, in the transaction that freed it.

Whoever waits has nothing else at that hour (a sign-up that overlaps is refused also while one
waits), but may have grown out of it: left, lost a licence, a guardian took back the word. Those
are passed over and stay in the list; the place is never given past somebody who fits.
"""

from datetime import datetime

from wudan.activities import flow
from wudan.activities.actions.holding import note_sign_up, take_place
from wudan.activities.enums import SignUpState
from wudan.activities.models import Opening, SignUp
from wudan.activities.permissions import fitting_objection
from wudan.people.actors import Actor

WAITING, PLACED = SignUpState.WAITING, SignUpState.PLACED


def promote(opening: Opening, *, by: Actor, at: datetime) -> list[SignUp]:
    """Fill what is free of an opening that is held. Nobody is promoted into what has begun."""
    activity = opening.shift.activity
    if activity.stage not in flow.LIVE or at >= opening.shift.starts_at or not opening.waiting:
        return []
    rows = SignUp.objects.filter(opening=opening, state=WAITING).order_by("turn", "pk")
    promoted = []
    for waiting in rows.select_for_update(of=("self",)).select_related("person"):
        if opening.free <= 0:
            break
        waiting.opening = opening
        if fitting_objection(opening, waiting.person, at=at) is None and take_place(opening):
            promoted.append(_placed(waiting, by=by, at=at))
    return promoted


def _placed(waiting: SignUp, *, by: Actor, at: datetime) -> SignUp:
    waiting.state, waiting.placed_at = PLACED, at
    waiting.save(update_fields=["state", "placed_at"])
    leave_queue(waiting.opening)
    note_sign_up("promote", waiting, by=by, at=at, react=True, turn=waiting.turn)
    return waiting


def leave_queue(opening: Opening) -> None:
    """One less waits."""
    opening.waiting -= 1
    opening.save(update_fields=["waiting"])

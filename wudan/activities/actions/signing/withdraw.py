"""来不了: said in time, nothing is held against anybody; the place is free again and given on."""

from datetime import datetime

from wudan.activities.actions.holding import (
    give_back,
    lock_sign_up,
    note_sign_up,
    one_transaction,
    words_of,
)
from wudan.activities.actions.signing.promoting import leave_queue, promote
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.permissions import withdrawing_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def withdraw(*, sign_up: SignUp, by: Actor, at: datetime, why: str = "") -> SignUp:
    """Give the place or the turn back; the first who waits gets the place. Raises Missing, Objected, Malformed."""
    held = lock_sign_up(sign_up)
    insist(withdrawing_objection(by, held, at=at))
    give_up(held, why=words_of(why), by=by, at=at)
    promote(held.opening, by=by, at=at)
    return held


def give_up(held: SignUp, *, why: str, by: Actor, at: datetime) -> None:
    """End a live sign-up that is held, with its opening."""
    if held.state == SignUpState.PLACED:
        give_back(held.opening)
    else:
        leave_queue(held.opening)
    held.state, held.ended_at, held.why = SignUpState.WITHDRAWN, at, why
    held.offered_at = held.offered_to = None
    held.save(update_fields=["state", "ended_at", "why", "offered_at", "offered_to"])
    note_sign_up("withdraw", held, by=by, at=at, why=why, react=True)

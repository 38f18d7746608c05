"""找人顶替: a place is offered to somebody named, or to whoever would go; until then it is still kept."""

from datetime import datetime

from wudan.activities.actions.holding import lock_sign_up, note_sign_up, one_transaction
from wudan.activities.models import SignUp
from wudan.activities.permissions import (
    fitting_objection,
    offering_objection,
    withdrawing_objection,
)
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import Person

_NOT_OFFERED = Objection("not_offered", "这个名额没有在找人顶替。")


@one_transaction
def offer(*, sign_up: SignUp, by: Actor, at: datetime, to: Person | None = None) -> SignUp:
    """Look for somebody: `to` one person, or anybody who fits. Raises Missing, Objected."""
    held = lock_sign_up(sign_up)
    insist(offering_objection(by, held, at=at))
    if to is not None and to.pk == held.person_id:
        raise Objected(Objection("yourself", "请选别人。"))
    if to is not None:
        insist(fitting_objection(held.opening, to, at=at))
    held.offered_at, held.offered_to = at, to
    held.save(update_fields=["offered_at", "offered_to"])
    note_sign_up("offer", held, by=by, at=at, react=True, to=to.pk if to else None)
    return held


@one_transaction
def keep(*, sign_up: SignUp, by: Actor, at: datetime) -> SignUp:
    """还是自己去: the offer is taken back. Raises Missing, Objected."""
    held = lock_sign_up(sign_up)
    insist(withdrawing_objection(by, held, at=at))
    if held.offered_at is None:
        raise Objected(_NOT_OFFERED)
    held.offered_at = held.offered_to = None
    held.save(update_fields=["offered_at", "offered_to"])
    note_sign_up("keep", held, by=by, at=at)
    return held

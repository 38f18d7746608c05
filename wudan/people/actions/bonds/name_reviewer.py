"""点名代评: the ward lets a guardian say how it was, or no longer (R064)."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actions.bonds.propose import journal, lock_bond
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.models import Bond
from wudan.people.permissions.bonds import naming_objection


@one_transaction
def name_reviewer(*, bond: Bond, reviews: bool, by: Actor, at: datetime) -> Bond:
    """Say whether the guardian may review what he placed. Raises Objected."""
    held = lock_bond(bond)
    insist(naming_objection(by, held))
    held.reviews = reviews
    held.save(update_fields=["reviews"])
    journal("name_reviewer", held, by=by, at=at, reviews=reviews)
    return held

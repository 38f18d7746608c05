"""点头: the ward says yes, by the own account or to staff who are not the guardian (A32)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.bonds.propose import journal, lock_bond
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.consents import bond_text
from wudan.people.enums import BondKind
from wudan.people.models import Bond
from wudan.people.permissions.bonds import (
    choosing_objection,
    confirming_objection,
    helping_post,
    room_objection,
)


@one_transaction
def confirm(
    *, bond: Bond, by: Actor, at: datetime, how: str, reviews: bool = False, evidence: str = ""
) -> Bond:
    """Confirm. `reviews`: the ward also lets the guardian say how it was. Raises Objected."""
    on, held = day_of(at), lock_bond(bond)
    insist(confirming_objection(by, held, how, on=on))
    insist(choosing_objection(by, held) if reviews else None)
    insist(room_objection(held.guardian_id, held.ward_id, held.kind, but=held.pk))
    text = bond_text(on=on)
    if held.kind == BondKind.HELPER:
        held.post = helping_post(held.guardian_id, on=on)
    held.confirmed_at, held.confirmed_how, held.reviews = at, how, reviews
    held.confirmed_by_id, held.confirmed_under_id = by.person, by.post_id
    held.text_version, held.text_hash, held.evidence = text.version, text.hash, evidence
    held.save()
    journal("confirm", held, by=by, at=at, how=how, reviews=reviews, version=str(text.version))
    return held

"""结束守护: at once, without a reason, by the ward in any way; a helper's ends with the post."""

from collections.abc import Iterable
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.bonds.propose import journal, lock_bond
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.enums import BondEnd
from wudan.people.models import Bond, Post
from wudan.people.permissions.bonds import ending_objection


@one_transaction
def end(*, bond: Bond, by: Actor, at: datetime) -> Bond:
    """End it, or say no to what was proposed. Raises Objected."""
    held = lock_bond(bond)
    insist(ending_objection(by, held, on=day_of(at)))
    close(held, _how(held, by), by=by, at=at)
    return held


@one_transaction
def end_with_posts(*, posts: Iterable[Post], by: Actor, at: datetime) -> None:
    """End the helpers' bonds that hang on these posts."""
    hanging = Bond.objects.live().filter(post__in=[post.pk for post in posts]).order_by("pk")
    for bond in hanging.with_names().select_for_update(of=("self",), no_key=True):
        close(bond, BondEnd.POST_ENDED, by=by, at=at)


def close(bond: Bond, how: BondEnd, *, by: Actor, at: datetime) -> None:
    """Write the end."""
    bond.ended_at, bond.ended_how, bond.ended_by_id = at, how, by.person_id
    bond.save(update_fields=["ended_at", "ended_how", "ended_by_id"])
    journal("end", bond, by=by, at=at, how=how.value)


def _how(bond: Bond, by: Actor) -> BondEnd:
    if by.post_id is not None:
        return BondEnd.STATION
    if by.person_id == bond.guardian_id:
        return BondEnd.GIVEN_UP
    return BondEnd.REFUSED if bond.confirmed_at is None else BondEnd.WITHDRAWN

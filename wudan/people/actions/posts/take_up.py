"""应任: a post that was offered begins with the yes of whoever was asked, never without it (条例 §25)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people import permissions
from wudan.people.actions.posts.holding import (
    again,
    insist_on_words,
    journal,
    lock,
    one_transaction,
    write,
)
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under


@one_transaction
def take_up(
    *, person: Person, role: str, unit: Unit, offered: Post, by: Actor, at: datetime, title: str = ""
) -> Post:  # fmt: skip
    """Begin today, as head, the post that whoever acts under `offered` holds out.

    They must still hold that post and still appoint for this unit. Raises Malformed, Objected.
    """
    on = day_of(at)
    insist_on_words(title=title)
    lock(units=[unit.pk], persons=[person.pk], posts=[offered.pk])
    insist(permissions.taking_up_objection(by, person))
    held = again(offered)
    insist(permissions.offer_objection(held, on=on))
    giver = actor_under(held)
    insist(permissions.granting_objection(giver, role, unit, person, on=on, heads=True))
    made = write(
        person=person, role=role, unit=unit, by=giver, at=at, title=title, heads=True, ends_on=None,
    )  # fmt: skip
    journal("take_up", made, by=by, at=at, offered_by=giver.person_id)
    return made

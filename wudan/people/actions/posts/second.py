"""第二人: another security administrator agrees to a nomination, or does not."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people import permissions
from wudan.people.actions.posts.holding import (
    journal,
    lock,
    one_transaction,
    own_post,
    present,
    write,
)
from wudan.people.actors import Actor
from wudan.people.models import Nomination, Post


@one_transaction
def second(*, nomination: Nomination, agrees: bool, by: Actor, at: datetime) -> Post | None:
    """Decide; the post begins at once when he agrees. Raises Objected."""
    on = day_of(at)
    lock(units=[nomination.unit_id], persons=[nomination.person_id], posts=own_post(by))
    by = present(by, on=on)
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("unit", "person")
    held = rows.get(pk=nomination.pk)
    insist(permissions.seconding_objection(by, held))
    if agrees:
        insist(permissions.fitness_objection(by, held.role, held.unit, held.person, on=on))
        held.post = write(
            person=held.person, role=held.role, unit=held.unit, by=by, at=at, title=held.title,
            heads=False, ends_on=None,
        )  # fmt: skip
        journal("grant", held.post, by=by, at=at, nominated_by=held.proposed_by_id)
    held.decided_by_id, held.decided_at = by.person, at
    held.save(update_fields=["post", "decided_by", "decided_at"])
    subject = Subject("nomination", held.pk, held.county, held.unit_id, held.unit.branch_id)
    record("post.second", subject, by=by, at=at, facts={"agrees": agrees})
    return held.post

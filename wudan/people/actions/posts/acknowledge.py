"""接手: the new holder has seen what is open."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people import permissions
from wudan.people.actions.posts.holding import journal, lock, one_transaction, present
from wudan.people.actors import Actor
from wudan.people.models import Handover


@one_transaction
def acknowledge(*, handover: Handover, by: Actor, at: datetime) -> Handover:
    """Sign for the list. Raises Objected."""
    lock(posts=[handover.to_post_id])
    by = present(by, on=day_of(at))
    held = Handover.objects.select_related("to_post__unit").get(pk=handover.pk)
    insist(permissions.acknowledging_objection(by, held))
    held.acknowledged_at = at
    held.save(update_fields=["acknowledged_at"])
    journal("acknowledge", held.to_post, by=by, at=at, handover=held.pk)
    return held

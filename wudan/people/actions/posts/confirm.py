"""确认: who appoints says once a quarter who still holds which post (A13)."""

from collections.abc import Iterable
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.quarters import next_quarter_end
from wudan.kit.refusals import insist
from wudan.people import permissions
from wudan.people.actions.posts.holding import journal, lock, one_transaction, own_post, present
from wudan.people.actors import Actor
from wudan.people.models import Post


@one_transaction
def confirm(*, posts: Iterable[Post], by: Actor, at: datetime) -> int:
    """Confirm until the end of the next quarter, all or none; answers how many were not yet.

    Raises Objected for the first that this actor cannot confirm.
    """
    on, wanted = day_of(at), [post.pk for post in posts]
    until = next_quarter_end(on)
    lock(posts=[*wanted, *own_post(by)])
    by, count = present(by, on=on), 0
    for post in Post.objects.select_related("unit").filter(pk__in=wanted).order_by("pk"):
        insist(permissions.confirming_objection(by, post, on=on))
        if post.confirmed_until == until:
            continue
        post.confirmed_until = until
        post.save(update_fields=["confirmed_until"])
        journal("confirm", post, by=by, at=at, until=until.isoformat())
        count += 1
    return count

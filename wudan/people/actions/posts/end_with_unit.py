"""随单位结束: what is held at a unit ends on the day the unit does. A part of dissolving it."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.people.actions.bonds import end_with_posts
from wudan.people.actions.posts.holding import (
    close,
    insist_on_words,
    journal,
    lock,
    one_transaction,
)
from wudan.people.actors import Actor
from wudan.people.models import Post


@one_transaction
def end_with_unit(*, unit: Unit, by: Actor, at: datetime, why: str) -> list[Post]:
    """End every post there; which. Whether the unit may end, whoever ends it has asked.
    Raises Malformed."""
    on = day_of(at)
    insist_on_words(why=why)
    held = Post.objects.running_on(on).filter(unit=unit)
    lock(units=[unit.pk], posts=held.values_list("pk", flat=True))
    ended: dict[int, Post] = {}
    for post in held.select_related("unit").order_by("pk"):
        if post.pk not in ended:
            ended |= {one.pk: one for one in close(post, on=on)}
    for one in ended.values():
        journal("end", one, by=by, at=at, why=why)
    end_with_posts(posts=ended.values(), by=by, at=at)
    return list(ended.values())

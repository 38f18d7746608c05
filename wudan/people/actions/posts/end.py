"""免去: a post ends, and with it every act under it, at the next request (G16)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.people import permissions
from wudan.people.actions.bonds import end_with_posts
from wudan.people.actions.posts.holding import (
    again,
    close,
    insist_on_words,
    journal,
    lock,
    one_transaction,
    own_post,
    present,
)
from wudan.people.actors import Actor
from wudan.people.models import Post


@one_transaction
def end(*, post: Post, by: Actor, at: datetime, why: str) -> Post:
    """End a post today, and the posts held through it. Raises Malformed, Objected."""
    on, why = day_of(at), tidy(why)
    insist_on_words(why=why)
    if not why:
        raise Malformed({"why": "请写一句为什么。"})
    lock(units=[post.unit_id], persons=[post.person_id], posts=[post.pk, *own_post(by)])
    by, held = present(by, on=on), again(post)
    insist(permissions.ending_objection(by, held, on=on))
    ended = close(held, on=on)
    for one in ended:
        journal("end", one, by=by, at=at, why=why)
    end_with_posts(posts=ended, by=by, at=at)
    return held

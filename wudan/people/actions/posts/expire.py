"""失效: a post that nobody confirmed warns fourteen days ahead, then ends (A13)."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.quarters import next_quarter_end
from wudan.people import policies
from wudan.people.actions.bonds import end_with_posts
from wudan.people.actions.posts.holding import close, journal, lock, one_transaction
from wudan.people.actors import THE_CLOCK
from wudan.people.models import Post

_WHY = "没有按季度确认"


@one_transaction
def expire(*, at: datetime) -> int:
    """End what was not confirmed, as of the day after its last; answers how many.

    Posts from before confirmations were kept get their first term here.
    """
    on = day_of(at)
    Post.objects.running_on(on).filter(confirmed_until=None).update(
        confirmed_until=next_quarter_end(on)
    )
    lapsed = Post.objects.running_on(on).filter(confirmed_until__lt=on)
    lock(posts=lapsed.values_list("pk", flat=True))
    count = 0
    for post in lapsed.select_related("unit").order_by("pk"):
        until = post.confirmed_until or on  # null was filled in above
        ended = close(post, on=until + timedelta(days=1))
        for one in ended:
            journal("expire", one, by=THE_CLOCK, at=at, why=_WHY)
        end_with_posts(posts=ended, by=THE_CLOCK, at=at)
        count += len(ended)
    return count


@one_transaction
def warn(*, at: datetime) -> int:
    """Say once of each post that it runs out within fourteen days; answers how many."""
    on = day_of(at)
    near = Post.objects.held_on(on).filter(confirmed_until__lte=on + policies.WARNED_BEFORE)
    lock(posts=near.values_list("pk", flat=True))
    count = 0
    for post in near.select_related("unit").order_by("pk"):
        if post.warned_until != post.confirmed_until:
            post.warned_until = post.confirmed_until
            post.save(update_fields=["warned_until"])
            journal("warn", post, by=THE_CLOCK, at=at, until=str(post.confirmed_until))
            count += 1
    return count

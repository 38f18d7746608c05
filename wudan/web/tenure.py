"""What every page tells the holder of a post about it: a list to sign for, a term running out.

Read from the posts that the request knows anyway; the one count is asked only in the last days of
a quarter, of those who confirm others (A13).
"""

from datetime import date

from wudan.kit import clock
from wudan.kit.quarters import quarter_end
from wudan.people import policies
from wudan.people.actors import Actor
from wudan.people.models import Post


def waiting_handover(posts: list[Post]) -> int | None:
    """A list of open duties that came with a post of theirs and is not signed for yet."""
    waiting = (getattr(post, "waiting_handover", None) for post in posts)
    return next(filter(None, waiting), None)


def runs_out_on(posts: list[Post], actor: Actor) -> date | None:
    """The last day of the present post, when nobody has confirmed it and the day is near."""
    today = clock.day_of(clock.now())
    for post in posts:
        until = post.confirmed_until
        if post.pk == actor.post_id and until and until <= today + policies.WARNED_BEFORE:
            return until
    return None


def to_confirm(actor: Actor) -> int | None:
    """How many posts wait for this actor's confirmation, in the last days of a quarter."""
    today = clock.day_of(clock.now())
    last = quarter_end(today)
    if not actor.kind.grants or today < last - policies.WARNED_BEFORE:
        return None
    held = Post.objects.visible_to(actor).held_on(today).due_by(last)
    mine = held.filter(unit__path__startswith=actor.unit_path, role__in=actor.kind.grants)
    return mine.exclude(person=actor.person_id).count()

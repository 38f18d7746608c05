"""未办事项: what a unit has from meetings, beside its orders, for who takes a post over (R046, R096)."""

from datetime import datetime, timedelta

from wudan.kit.clock import midnight
from wudan.meetings.models import Task
from wudan.orders import handover as orders
from wudan.people.actions.posts import Duty
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

TASK = "meeting_task"
"""The kind of such a duty; the others are those of orders."""


def duties_of(posts: list[Post], *, at: datetime) -> dict[int, list[Duty]]:
    """The open duties of these posts by unit: orders first, then what meetings decided."""
    of_orders = orders.duties_of(posts, at=at)
    return {post.unit_id: [*of_orders[post.unit_id], *tasks_of(post)] for post in posts}


def tasks_of(post: Post) -> list[Duty]:
    """What meetings gave the unit and is not closed; nothing for who does not answer for it."""
    rows = Task.objects.owned_by(actor_under(post)).running().order_by("due_on", "pk")
    return [
        Duty(TASK, "", words, midnight(due_on + timedelta(days=1)).isoformat())
        for words, due_on in rows.values_list("words", "due_on")
    ]

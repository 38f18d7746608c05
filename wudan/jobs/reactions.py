"""Who reacts to what. A visible table; lower packages never learn of it."""

from collections.abc import Sequence

from wudan.journal.outbox import Happening, React
from wudan.orders.actions import draw_callback
from wudan.orders.models import Order, Review
from wudan.teams.actions.rate import rate


def sample_callback(event: Happening) -> None:
    """A finished order takes part in the lot for call-backs."""
    order = Order.objects.select_related("origin").get(pk=event.subject_id)
    draw_callback(order=order, at=event.at)


def count_in_rating(event: Happening) -> None:
    """A review counts for the team that served; departments have no rating."""
    row = Review.objects.select_related("order__dispatch").get(order=event.subject_id)
    dispatch = row.order.dispatch
    if dispatch is not None and dispatch.team_id is not None:
        rate(team_id=dispatch.team_id, score=row.score)


REACTIONS: dict[str, tuple[React, ...]] = {
    "order.fulfill": (sample_callback,),
    "order.review": (count_in_rating,),
}


def reactions_to(verb: str) -> Sequence[tuple[str, React]]:
    """The functions for one kind of event, by name."""
    return [(react.__name__, react) for react in REACTIONS.get(verb, ())]

"""Stages as people ask for them: how many of the five steps are done, which list they are in."""

from django.utils.translation import gettext as _

from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.orders.enums import OrderState, Stage
from wudan.orders.flow import CLOSED, SERVED
from wudan.orders.models import Order

_STEPS = {
    OrderState.PLACED: 1,
    OrderState.WAITING: 1,
    OrderState.RETURNED: 1,
    OrderState.ACCEPTED: 2,
    OrderState.DISPATCHED: 3,
    OrderState.FULFILLED: 4,
    OrderState.REVIEWED: 5,
}
_FINISHED = frozenset({Stage.REVIEWED, Stage.SETTLED})
FIVE = {
    "placed": (Stage.PLACED, Stage.WAITING, Stage.RETURNED),
    "accepted": (Stage.ACCEPTED,),
    "dispatched": (Stage.OFFERED,),
    "serving": (Stage.SCHEDULED, Stage.STARTED),
    "reviewing": (Stage.DONE, Stage.ACKNOWLEDGED, Stage.FOLLOWING_UP),
}
"""Open orders by the step that is waited for."""
DONE = SERVED
"""The service was given."""
RATED = (Stage.REVIEWED, Stage.FOLLOWING_UP, Stage.SETTLED)
"""The resident has said how it was."""


def reached(order: Order) -> int:
    """How many of the five steps are done."""
    return _STEPS.get(order.state, 1)


def stopped(order: Order) -> str:
    """Why an order left the way; empty while it is on it."""
    if order.stage not in CLOSED or order.stage in _FINISHED:
        return ""
    words = [order.get_stage_display(), order.closed_words]
    if order.merged_into is not None:
        words.append(_("并入 {number}").format(number=order.merged_into.number))
    if order.next_place:
        words.append(_("去处：{place}").format(place=order.next_place))
    return in_words(Listed(SEMICOLON, filter(None, words)))

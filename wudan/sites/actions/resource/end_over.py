"""协议到期: at its end an agreement closes the door by itself (R020); the clock's hand."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.refusals import Refusal
from wudan.people.actors import THE_CLOCK
from wudan.sites.actions.resource.holding import lock, move, one_transaction
from wudan.sites.enums.resource import ResourceVerb
from wudan.sites.models.resource import Resource
from wudan.sites.permissions.resource import step_objection

WHY = "协议到期，没有续签，自动结束。"


def end_over(*, at: datetime) -> int:
    """End what is over; how many. Public pages do not wait for this: they ask for the day."""
    over = list(Resource.objects.over(day_of(at)).order_by("pk"))
    return sum(_end(resource, at=at) for resource in over)


@one_transaction
def _end(resource: Resource, *, at: datetime) -> bool:
    try:
        ask = partial(step_objection, verb=ResourceVerb.END)
        held = lock(resource, ask, by=THE_CLOCK)
    except Refusal:
        return False
    if held.until is None or held.until >= day_of(at):
        return False
    move(held, ResourceVerb.END, by=THE_CLOCK, at=at, why=WHY)
    return True

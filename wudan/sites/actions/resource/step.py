"""资源走一步: talked about, looked at, opened, paused, ended, dropped, restored; each with a reason."""

from datetime import datetime
from functools import partial

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.sites.actions.resource.holding import lock, move, one_transaction, reason
from wudan.sites.enums.resource import ResourceVerb
from wudan.sites.models.resource import Resource
from wudan.sites.permissions.resource import opening_objection, step_objection

ASKS = {
    ResourceVerb.TALK: Phrase("请写和谁谈的、谈到哪一步。"),
    ResourceVerb.SURVEY: Phrase("请写看到了什么：能不能用、安全不安全、要修什么。"),
    ResourceVerb.OPEN: Phrase("请写一句：谁去看过，门确实开了。"),
    ResourceVerb.PAUSE: Phrase("请写为什么暂停，什么时候再开。"),
    ResourceVerb.END: Phrase("请写为什么提前结束。"),
    ResourceVerb.DROP: Phrase("请写为什么不能用。"),
    ResourceVerb.RESTORE: Phrase("请写为什么又能用了。"),
}
"""What the one line of words has to say, step by step."""


@one_transaction
def step(
    *, resource: Resource, verb: str, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Resource:
    """Take it. Raises Malformed, Missing, Objected, Stale."""
    taken = next((one for one in ASKS if one == verb), None)
    if taken is None:
        raise Missing
    today = day_of(at)
    ask = (
        partial(opening_objection, on=today)
        if taken is ResourceVerb.OPEN
        else partial(step_objection, verb=taken)
    )
    held = lock(resource, ask, by=by, seen=seen)
    why = reason(why, ASKS[taken])
    if taken is ResourceVerb.END:
        _end_agreements(held, today, why)
    move(held, taken, by=by, at=at, why=why)
    return held


def _end_agreements(held: Resource, today: object, why: str) -> None:
    """What counts ends today; what was still to come is ended before it began."""
    held.agreements.filter(ended_on=None, starts_on__lte=today, last_day__gte=today).update(
        ended_on=today, ended_why=why
    )
    for coming in held.agreements.filter(ended_on=None, starts_on__gt=today):
        coming.ended_on, coming.ended_why = coming.starts_on, why
        coming.save(update_fields=["ended_on", "ended_why"])

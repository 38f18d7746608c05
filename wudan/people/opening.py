"""Who may read personal texts in full. The only place where a Reading is made.

One's own need no trail; everybody else's go through `actions.reveal`, which writes it first.
"""

from wudan.kit.refusals import Objected, Objection
from wudan.people.actors import Actor
from wudan.people.personal import Reading

_NOT_YOURS = Objection("not_yours", "这是别人的资料。")


def own(actor: Actor, person_id: int) -> Reading:
    """One's own data (PIPL §45). Raises Objected for anybody else's, or under a post."""
    if actor.post_id is not None or actor.person_id != person_id:
        raise Objected(_NOT_YOURS)
    return Reading("own")


def for_delivery() -> Reading:
    """To hand a message to the gateway that delivers it; nothing of it is shown or kept."""
    return Reading("delivery")


def for_checking() -> Reading:
    """To compare or check inside an action; the text goes no further."""
    return Reading("checking")


def recorded(event_id: int) -> Reading:
    """After the trail was written as this event."""
    return Reading(f"event {event_id}")

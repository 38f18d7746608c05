"""口述: an act of the resident's that staff write down as she told it, beside the act itself."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.orders.enums import HowSaid, Verb
from wudan.orders.models import Order, Saying
from wudan.people.actors import Actor


def said(verb: Verb, order: Order, channel: str, *, by: Actor, at: datetime) -> Saying | None:
    """The row of what was said; None when the resident acts herself. Raises Malformed when nobody tells how."""
    if by.post_id is None:
        return None
    if channel not in HowSaid.values:
        raise Malformed({"channel": "请选群众是怎么说的：电话、当面还是纸上。"})
    return Saying.objects.create(
        county=order.county, order=order, verb=verb.value, channel=channel, at=at,
        person_id=by.person, post_id=by.post, taken_as=by.label[:80],
    )  # fmt: skip


def facts_of(saying: Saying | None) -> dict[str, object]:
    """What the journal says of how it was told."""
    return {} if saying is None else {"channel": saying.channel, "saying": saying.pk}

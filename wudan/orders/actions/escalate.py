"""上交 站 → 所 → 中心: by the keeper who cannot, or by the clock when nobody did (R063)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.stepping import Move, one_transaction, step_together, take
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.sites.reception import receiving_unit

OVERDUE = "超过期限，系统上交"


@one_transaction
def escalate(
    *, order: Order, by: Actor, at: datetime, words: str = "", seen: int | None = None
) -> Order:
    """Hand the order to the site above; its deadline starts anew there."""
    words = tidy(words)
    insist(policies.note_objection(words))
    order = take(Verb.ESCALATE, order, by=by, at=at, seen=seen)
    step_together([upward(order, at=at, words=words)], by=by, at=at)
    return order


def site_above(unit: Unit, *, at: datetime) -> Unit:
    """Who takes an order that this site hands up."""
    return receiving_unit(Unit.objects.get(children=unit), at=at)


def upward(order: Order, *, at: datetime, words: str, above: Unit | None = None) -> Move:
    """The step one level up, of an order that is held and may go; `above`, if it is known. Its deadline starts anew."""
    below = order.unit
    order.unit = above or site_above(below, at=at)
    facts = {"below": below.pk, "above": order.unit_id}
    return Move(order, Verb.ESCALATE, why=words, facts=facts, anew=True)

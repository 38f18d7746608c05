"""上交 站 → 所 → 中心: by the keeper who cannot, or by the clock when nobody did (R063)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.stepping import end_deadline as end_running
from wudan.orders.actions.stepping import one_transaction, set_deadline, step, take
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
    return move_up(order, by=by, at=at, words=words)


def site_above(unit: Unit, *, at: datetime) -> Unit:
    """Who takes an order that this site hands up."""
    return receiving_unit(Unit.objects.get(children=unit), at=at)


def move_up(
    order: Order, *, by: Actor, at: datetime, words: str, above: Unit | None = None
) -> Order:
    """One level up, in the caller's transaction and with its checks done; `above`, if it is known."""
    below = order.unit
    order.unit = above or site_above(below, at=at)
    end_running(order, at=at)
    set_deadline(order, at=at)
    facts = {"below": below.pk, "above": order.unit_id}
    return step(Verb.ESCALATE, order, by=by, at=at, why=words, facts=facts)

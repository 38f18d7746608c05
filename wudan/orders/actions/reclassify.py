"""改归类: an accepted order went to the wrong platform; it goes to the right one (R036)."""

from datetime import datetime

from wudan.catalog.models import Platform, Service
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.reaching import insist_on_reach
from wudan.orders.actions.reserving import exchange
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def reclassify(
    *, order: Order, by: Actor, at: datetime, words: str, platform: Platform | None = None,
    service: Service | None = None, when_full: str = WhenFull.ASK, seen: int | None = None,
) -> Order:  # fmt: skip
    """Give an accepted order another platform, or another menu item, which brings its platform.

    Another platform has its whole time to dispatch; a correction within one does not lengthen it.
    A platform alone takes the item away. An item that is full that month is objected to, unless
    `when_full` says to take the next date. Raises Malformed without a reason or a place to go,
    Objected, Stale.
    """
    words = tidy(words)
    insist(policies.note_objection(words))
    if not words:
        raise Malformed({"words": "请写一句为什么改，接手的部门会看到。"})
    order = take(Verb.RECLASSIFY, order, by=by, at=at, seen=seen)
    if faults := policies.faults_of_category(platform, service):
        raise Malformed(faults)
    insist(policies.category_objection(order, platform, service))
    insist_on_reach(order, service)
    insist(policies.wait_objection(when_full))
    before, item = order.platform_id, order.service_id
    _sort(order, platform, service)
    if order.service_id != item:
        exchange(order, when_full, by=by, at=at)
    to = Stage.ACCEPTED if order.platform_id != before else None
    return step(
        Verb.RECLASSIFY, order, by=by, at=at, to=to, why=words, facts=_facts(order, before, item)
    )


def _sort(order: Order, platform: Platform | None, service: Service | None) -> None:
    """How many people are needed is the new item's to say: the old one was a mistake."""
    order.ask_for(service)
    order.platform = service.platform if service else platform
    order.headcount = service.headcount if service else 1


def _facts(order: Order, before: int | None, item: int | None) -> dict[str, object]:
    named = order.service or order.platform
    return {
        "platform_before": before, "platform": order.platform_id, "service_before": item,
        "service": order.service_id, "category_name": named.name if named else "",
    }  # fmt: skip

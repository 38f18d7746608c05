"""合并: the same need came twice."""

from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.orders import policies
from wudan.orders.actions.stepping import check, lock, one_transaction, step
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def merge(*, order: Order, into: Order, by: Actor, at: datetime, seen: int | None = None) -> Order:
    """Close `order` as a duplicate of `into`; both locked in sorted order."""
    held = lock([order.pk, into.pk])
    if len(held) < 1 or order.pk not in held or into.pk not in held:
        raise Missing
    order, into = held[order.pk], held[into.pk]
    check(Verb.MERGE, order, by=by, at=at, seen=seen)
    insist(policies.merge_objection(order, into))
    order.merged_into = into
    return step(
        Verb.MERGE, order, by=by, at=at, to=Stage.MERGED, why=f"并入 {into.number}",
        facts={"into": into.pk},
    )  # fmt: skip

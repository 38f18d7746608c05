"""收柜: the telephone is back, or will not come back; what it did not give can be had again."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.cards.holding import one_transaction
from wudan.rewards.actions.counters.holding import lock_device, note
from wudan.rewards.actions.stock.moving import Hand, lock_stock, move
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import CounterDevice
from wudan.rewards.permissions.counter import serving_objection


@one_transaction
def close(*, device: CounterDevice, by: Actor, at: datetime) -> CounterDevice:
    """Close it; twice is once. Lines that come later wait for a person. Raises Missing, Objected."""
    held = lock_device(device.pk)
    insist(serving_objection(by, held.shop))
    if held.closed_at is not None:
        return held
    back = 0
    for share in held.shares.select_related("stock").order_by("stock__good"):
        if left := share.left:
            stock = lock_stock(held.shop_id, share.stock.good_id)
            move(stock, MovementKind.RELEASED, Hand(by, at), reserved=-left)
            share.given_back += left
            share.save(update_fields=["given_back"])
            back += left
    held.closed_at, held.caps = at, {}
    held.save(update_fields=["closed_at", "caps"])
    note("close", held.pk, held.shop, by=by, at=at, given_back=back)
    return held

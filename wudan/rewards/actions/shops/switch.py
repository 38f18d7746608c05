"""停、再开: closed with a reason; what is set aside there can still be collected or cancelled."""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction, words_of
from wudan.rewards.actions.shops.open import lock, note
from wudan.rewards.models import Shop
from wudan.rewards.permissions.shop import changing_objection


@one_transaction
def close(*, shop: Shop, why: str, by: Actor, at: datetime) -> Shop:
    """Nothing more is given; everybody reads why. Raises Malformed, Objected."""
    held = lock(shop.pk)
    insist(changing_objection(by, held))
    if not held.is_open:
        raise Objected(Objection("closed", "这个兑换点已经停了。"))
    held.closed_why = words_of(why, field="why", ask="请写为什么停，来换的人看得到。")
    return _switch(held, is_open=False, by=by, at=at)


@one_transaction
def reopen(*, shop: Shop, by: Actor, at: datetime) -> Shop:
    """It gives again. Raises Objected."""
    held = lock(shop.pk)
    insist(changing_objection(by, held))
    if held.is_open:
        raise Objected(Objection("open", "这个兑换点开着。"))
    held.closed_why = ""
    return _switch(held, is_open=True, by=by, at=at)


def _switch(held: Shop, *, is_open: bool, by: Actor, at: datetime) -> Shop:
    held.is_open, held.version = is_open, held.version + 1
    held.save(update_fields=["is_open", "closed_why", "version"])
    note("reopen" if is_open else "close", held, by=by, at=at, why=held.closed_why)
    return held

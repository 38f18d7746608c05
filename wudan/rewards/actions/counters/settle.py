"""定一笔: a line that could not be booked is decided by somebody else than who gave the thing (A11).

Charged after asking its owner; or the thing came back; or it is written off, two people signing.
In each case points and goods add up.
"""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import words_of
from wudan.rewards.actions.cards.holding import lock_card, one_transaction
from wudan.rewards.actions.counters.deliver import take_out
from wudan.rewards.actions.counters.holding import note
from wudan.rewards.actions.counters.serve import Wanted, serve, spender_of
from wudan.rewards.actions.redemptions.holding import lock_household
from wudan.rewards.actions.stock.moving import Hand, lock_stock, move, take_from_batches
from wudan.rewards.enums.counter import OfflineState, Settlement
from wudan.rewards.enums.shop import AmendmentKind, AmendmentState, MovementKind
from wudan.rewards.models import Amendment, OfflineRedemption, Stock
from wudan.rewards.permissions.counter import settling_objection

_NO_CARD = Objection("card_unknown", "没有这张卡，记不到谁的积分上。")


@one_transaction
def settle(
    *, row: OfflineRedemption, settlement: str, words: str, by: Actor, at: datetime
) -> OfflineRedemption:
    """Decide it. Raises Malformed, Missing, Objected (charged: what any redemption refuses)."""
    if settlement not in Settlement.values:
        raise Malformed({"settlement": "请选怎么办。"})
    words = words_of(words, field="words", ask="请写一句：问了谁，怎么说的。")
    _lock_owner(row, settlement)
    held = _lock(row)
    insist(settling_objection(by, held))
    if settlement == Settlement.CHARGE:
        _charge(held, by=by, at=at)
    elif settlement == Settlement.BACK:
        _release(held, Hand(by, at))
    else:
        _write_off(held, words, by=by, at=at)
    held.state, held.settlement, held.is_set_aside = OfflineState.SETTLED, settlement, False
    held.settled_at, held.settled_by_id, held.settled_as = at, by.person, by.label[:80]
    held.settled_words = words
    held.save()
    shop = held.device.shop
    note(
        "settle", held.device_id, shop, by=by, at=at, why=words, line=held.pk, settlement=settlement
    )
    return held


def _lock(row: OfflineRedemption) -> OfflineRedemption:
    rows = OfflineRedemption.objects.select_for_update(of=("self",))
    if not rows.filter(pk=row.pk).values_list("pk", flat=True):
        raise Missing
    return OfflineRedemption.objects.with_names().get(pk=row.pk)


def _lock_owner(row: OfflineRedemption, settlement: str) -> None:
    """Person, household and card before the line: the order of every redemption."""
    if settlement != Settlement.CHARGE or row.card is None:
        return
    person = spender_of(row.card)
    lock_persons([person.pk])
    lock_household(person.pk)
    lock_card(row.card.pk)


def _charge(held: OfflineRedemption, *, by: Actor, at: datetime) -> None:
    """By the owner's word instead of the PIN; balance and limits are as ever."""
    if held.card is None:
        raise Objected(_NO_CARD)
    stock = held.stock
    wanted = Wanted(stock.shop, stock.good, held.quantity, f"counter:{held.client_id}")
    if held.is_set_aside:
        held.redemption = take_out(held, held.card, wanted, by=by, at=at)
    else:
        held.redemption = serve(held.card, spender_of(held.card), wanted, by=by, at=at)


def _release(held: OfflineRedemption, hand: Hand) -> Stock:
    stock = lock_stock(held.stock.shop_id, held.stock.good_id)
    if held.is_set_aside:
        move(stock, MovementKind.RELEASED, hand, reserved=-held.quantity)
    return stock


def _write_off(held: OfflineRedemption, words: str, *, by: Actor, at: datetime) -> None:
    """Who gave it asks, who decides signs: the same rows as any write-off."""
    stock = _release(held, Hand(by, at))
    device = held.device
    for batch, part in take_from_batches(stock, held.quantity, day_of(at)):
        asked = Amendment.objects.create(
            stock=stock, kind=AmendmentKind.WRITE_OFF, state=AmendmentState.DONE, batch=batch,
            count_by=-part, is_usable=False, why=words, asked_at=held.received_at,
            asked_by_id=device.holder_id, asked_post_id=device.post_id or 0,
            asked_as=device.holder_as, decided_at=at, decided_by_id=by.person,
            decided_as=by.label[:80],
        )  # fmt: skip
        hand = Hand(by, at, words, asked)
        move(stock, MovementKind.WRITTEN_OFF, hand, count=-part, batch=batch)

"""带走柜台: a telephone goes where there is no signal, with a share of the goods set aside for it.

What is set aside nobody else can have, so no stock goes below nothing. How much a card may take is
a cap out of its balance of that hour; the balance itself is looked at when the line comes back.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from wudan.kit.clock import day_of
from wudan.kit.device_keys import is_key
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.ledger.enums import PointGrade, PointHolder
from wudan.ledger.models import PointAccount
from wudan.people.actors import Actor
from wudan.rewards.actions.cards.holding import one_transaction
from wudan.rewards.actions.counters.holding import note
from wudan.rewards.actions.stock.moving import Hand, fresh_count, lock_stock, move
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import TRIES, Card, CounterDevice, CounterShare, Shop, Stock
from wudan.rewards.permissions.counter import taking_objection
from wudan.rewards.permissions.redemption import offering_objection, room_objection

MOST_SHARE = 200
MOST_POINTS = 100
"""Without signal, by one card on one telephone: what a lie or a stolen card can cost at most."""
MOST_CARDS = 3000
MOST_OUT = 3
_TOO_MANY = Objection("too_many_cards", "这个兑换点管的卡太多，带不走。请用站上的兑换点带走。")
_OUT = Objection(
    "out", Phrase("您已经带走 {most_out} 个柜台没有收回，先把它们收了。", most_out=MOST_OUT)
)


@one_transaction
def take_along(
    *, shop: Shop, key: str, shares: Mapping[int, int], by: Actor, at: datetime
) -> CounterDevice:
    """The counter is in this telephone now. Raises Malformed, Missing, Objected."""
    insist(taking_objection(by, shop))
    key = key.rstrip("=")
    if not is_key(key):
        raise Malformed({"key": "这部手机做不出签名用的钥匙。请换一部，或在有信号的地方办。"})
    if (
        known := CounterDevice.objects.select_related("shop__unit").filter(key=key).first()
    ) is not None:
        return _same(known, shop, by)
    if CounterDevice.objects.filter(holder=by.person, closed_at=None).count() >= MOST_OUT:
        raise Objected(_OUT)
    made = CounterDevice.objects.create(
        shop=shop, holder_id=by.person, post_id=by.post_id, holder_as=by.label[:80], key=key,
        caps=_caps(shop), taken_at=at,
    )  # fmt: skip
    taken = _set_aside(made, shares, Hand(by, at))
    note(
        "take_along",
        made.pk,
        shop,
        by=by,
        at=at,
        goods=len(shares),
        pieces=taken,
        cards=len(made.caps),
    )
    return made


def cards_for(device: CounterDevice) -> dict[str, int]:
    """The caps as the telephone keeps them: a hash of each card's number, no number and no name."""
    numbers = Card.objects.filter(pk__in=[int(pk) for pk in device.caps]).values_list("pk", "no")
    return {mark_of(device.key, no): device.caps[str(pk)] for pk, no in numbers}


def mark_of(key: str, no: str) -> str:
    """By what a telephone finds a card that is typed in; the same as frontend/src/counter-device.ts."""
    return sha256(f"{key}:{no}".encode()).hexdigest()[:32]


def _same(known: CounterDevice, shop: Shop, by: Actor) -> CounterDevice:
    if (known.shop_id, known.holder_id) == (shop.pk, by.person):
        return known
    raise Objected(Objection("key_in_use", "这把钥匙已经用在别的柜台上了，请重新打开页面。"))


def _set_aside(device: CounterDevice, shares: Mapping[int, int], hand: Hand) -> int:
    wanted = {pk: count for pk, count in shares.items() if count}
    if not wanted or any(not 0 < count <= MOST_SHARE for count in wanted.values()):
        raise Malformed(
            {"shares": Phrase("至少带一样，每样 1 到 {most_share} 份。", most_share=MOST_SHARE)}
        )
    rows = Stock.objects.filter(pk__in=wanted, shop=device.shop_id).order_by("shop", "good")
    goods = list(rows.values_list("good", flat=True))
    if len(goods) < len(wanted):
        raise Missing
    for good in goods:
        stock = lock_stock(device.shop_id, good)
        count = wanted[stock.pk]
        insist(offering_objection(stock.shop, stock.good))
        insist(room_objection(stock, fresh_count(stock, day_of(hand.at)), count))
        move(stock, MovementKind.RESERVED, hand, reserved=count)
        CounterShare.objects.create(device=device, stock=stock, price=stock.good.price, taken=count)
    return sum(wanted.values())


def _caps(shop: Shop) -> dict[str, int]:
    """Each card of the shop's unit and below that works and has something on it."""
    cards = Card.objects.live().filter(unit__path__startswith=shop.unit.path, misses__lt=TRIES)
    rows = list(cards.values_list("pk", "person", "household")[: MOST_CARDS + 1])
    if len(rows) > MOST_CARDS:
        raise Objected(_TOO_MANY)
    spend = PointAccount.objects.filter(grade=PointGrade.SPEND, balance__gt=0)
    own = spend.filter(kind=PointHolder.PERSON, person__in=[one for _, one, _ in rows if one])
    shared = spend.filter(
        kind=PointHolder.HOUSEHOLD, household__in=[home for _, _, home in rows if home]
    )
    persons = dict(own.values_list("person", "balance"))
    homes = dict(shared.values_list("household", "balance"))
    found = {pk: persons.get(one, 0) if one else homes.get(home, 0) for pk, one, home in rows}
    return {str(pk): min(balance, MOST_POINTS) for pk, balance in found.items() if balance}

"""The shop of 杨柳村: eggs and soap given by a shop of the town, and who has points for them."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from tests.domain.refusing import objected
from tests.ledger.points.earning import earn, of
from tests.world import MONDAY, World
from wudan.ledger.models import PointAccount
from wudan.rewards.actions import goods, redemptions, shops, sponsors, stock
from wudan.rewards.actions.goods import Offer
from wudan.rewards.actions.shops import Counter
from wudan.rewards.models import Good, Redemption, Shop, Stock

TUESDAY = MONDAY + timedelta(days=1)
_refs = count(1)


def opened(world: World, unit: str = "杨柳村", by: str = "马青山", **said: object) -> Shop:
    """A shop at a station."""
    counter = Counter(**{"name": f"{unit}兑换点", "opening": "1-7 09:00-17:00"} | said)
    return shops.open_shop(unit=world.units[unit], counter=counter, by=world.actor(by), at=MONDAY)


def listed(world: World, name: str = "鸡蛋", price: int = 10, **said: object) -> Good:
    """A good, listed for the whole county."""
    return goods.list_good(
        unit=world.units["c"], offer=Offer(name=name, price=price, **said),
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip


def filled(world: World, shop: Shop, good: Good, quantity: int = 5, **said: object) -> Stock:
    """So many came in, from 和顺超市."""
    giver = sponsors.note_sponsor(
        unit=world.units["c"], kind="company", name="和顺超市", by=world.actor("柳文书"), at=MONDAY
    )
    return stock.receive(
        shop=shop, good=good, sponsor=giver, quantity=quantity, by=world.actor("柳文书"), at=MONDAY,
        **said,
    ).stock  # fmt: skip


def stocked(world: World, quantity: int = 5, **said: object) -> Stock:
    """A shop with one good."""
    return filled(world, opened(world), listed(world, **said), quantity)


def rich(world: World, who: str = "秦奶奶", spend: int = 100) -> None:
    """Somebody has earned."""
    earn(world, of(world, who), spend)


def reserved(world: World, at_hand: Stock, who: str = "秦奶奶", **said: object) -> Redemption:
    """Somebody redeems for themselves, or as `said`."""
    given = {"person": world.people[who], "by": world.oneself(who), "at": MONDAY,
             "ref": f"tap-{next(_refs)}"} | said  # fmt: skip
    return redemptions.reserve(shop=at_hand.shop, good=at_hand.good, **given)


def collected(world: World, one: Redemption, **said: object) -> Redemption:
    """The keeper hands it out by its code."""
    given = {"code": one.code, "by": world.actor("马青山"), "at": TUESDAY} | said
    return redemptions.collect(redemption=one, **given)


def balance(world: World, who: str = "秦奶奶", kind: str = "person") -> int:
    """What somebody can spend, or what is `held` of it."""
    rows = PointAccount.objects.filter(
        person=world.people[who], kind=kind, grade="spend"
    ).values_list("balance", flat=True)
    return rows.first() or 0


def there(at_hand: Stock) -> tuple[int, int]:
    """How many are there, how many of them are promised."""
    at_hand.refresh_from_db()
    return at_hand.count, at_hand.reserved


def paid_to(shop: Shop) -> int:
    """What was redeemed at a shop."""
    return PointAccount.objects.get(kind="shop", shop_id=shop.pk).balance


def refused(refusal: str, act: Callable[..., object], *args: object, **said: object) -> None:
    """An act is refused, and leaves nothing."""
    with objected(refusal):
        act(*args, **said)

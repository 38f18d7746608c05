"""The points of a redemption: held, paid to the shop, given back, taken back from the shop (A09).

One hold a redemption, found by the redemption's number; the book sees to it that it ends once.
"""

from wudan.kit.clock import day_of
from wudan.ledger import points as words
from wudan.ledger.actions import points
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointTransfer
from wudan.ledger.points import Owner, Told
from wudan.rewards.actions.stock.moving import Hand
from wudan.rewards.enums.redemption import Payer
from wudan.rewards.models import Redemption

ORIGIN = "redemption"


def hold(of: Redemption, hand: Hand) -> None:
    """Set aside what it takes. Raises Objected when there is not enough.

    Person and household are held by the act, and the ref is of a number drawn just now.
    """
    home = of.household
    points.hold(
        unit=of.shop.unit, owner=payer_of(of), spend=of.total, ref=_ref(of, "hold"),
        told=_told(of, "换", hand), by=hand.by, at=hand.at,
        is_sure=home is None or home.heir_id is None,
    )  # fmt: skip


def pay(of: Redemption, hand: Hand) -> None:
    """What was set aside goes to the shop's account."""
    points.collect(
        held=_held(of), shop_id=of.shop_id, ref=_ref(of, "collect"),
        told=_told(of, "领走", hand), by=hand.by, at=hand.at,
    )  # fmt: skip


def give_back(of: Redemption, reason: PointKind, hand: Hand) -> None:
    """What was set aside goes back, all of it."""
    points.release(
        held=_held(of), reason=reason, ref=_ref(of, reason), told=_told(of, "退回", hand),
        by=hand.by, at=hand.at, why=hand.why,
    )  # fmt: skip


def take_back(of: Redemption, hand: Hand) -> None:
    """What the shop was given for a thing that came back."""
    paid = PointTransfer.objects.get(ref=_ref(of, "collect"))
    points.reverse(transfer=paid, why=hand.why, by=hand.by, at=hand.at)


def payer_of(of: Redemption) -> Owner:
    """Whose points it takes."""
    if of.payer == Payer.HOUSEHOLD and of.household_id is not None:
        return words.household(of.household_id)
    return words.person(of.person_id)


def _held(of: Redemption) -> PointTransfer:
    return PointTransfer.objects.select_related("unit").get(ref=_ref(of, "hold"))


def _ref(of: Redemption, step: str) -> str:
    return f"{ORIGIN}:{of.no}:{step}"


def _told(of: Redemption, verb: str, hand: Hand) -> Told:
    act = f"{verb} {of.good.name}"
    return Told(act=act[:60], day=day_of(hand.at), origin=ORIGIN, origin_no=of.no)

"""换: points are held and the good is set aside, both or neither (R076; A09)."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Sum

from wudan.kit import numbers
from wudan.kit.clock import day_of, midnight
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actions.locking import lock_person
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.actions.redemptions.holding import lock_household, note
from wudan.rewards.actions.redemptions.paying import hold
from wudan.rewards.actions.stock.moving import Hand, fresh_count, lock_stock, move
from wudan.rewards.enums.redemption import Payer, RedemptionVerb
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Good, Redemption, Shop, Stock
from wudan.rewards.permissions.redemption import (
    asking_objection,
    for_whom_objection,
    limit_objection,
    offering_objection,
    room_objection,
)

MOST = 20
LONGEST_REF = 64
_DRAWS = 8
_TAKEN = Objection("ref_taken", "这个凭据号已经用过了，请重新打开页面再试。")
_BUSY = Objection("try_again", "刚才人太多，没有换成，积分没有动。请再试一次。")


@one_transaction
def reserve(
    *, person: Person, shop: Shop, good: Good, ref: str, by: Actor, at: datetime, quantity: int = 1,
    payer: str = Payer.PERSON, proof: str = "",
) -> Redemption:  # fmt: skip
    """Set goods and points aside until the last day to collect. The same `ref` is the same redemption.

    Raises Malformed, Missing, Objected: not theirs, not meant for them, none left, not enough points.
    """
    _insist_sensible(ref, quantity, payer)
    person = _held_person(person.pk)
    home = lock_household(person.pk)
    stock = lock_stock(shop.pk, good.pk)
    shop, good = stock.shop, stock.good
    fresh = Redemption(
        county=shop.county, ref=ref, shop=shop, good=good, person=person, household=home,
        payer=payer, quantity=quantity, price=good.price, asked_at=at, asked_by_id=by.person,
        asked_as=by.label[:80], collect_by=midnight(day_of(at) + timedelta(days=shop.hold_days + 1)),
    )  # fmt: skip
    if (known := Redemption.objects.filter(ref=ref).first()) is not None:
        return _the_same(known, fresh)
    _insist_may(fresh, stock, by=by, proof=proof, at=at)
    made, hand = _drawn(fresh), Hand(by, at)
    hold(made, hand)
    if good.per_month is not None:  # under the lock of the household, or of who has none
        insist(limit_objection(good, _had(made) - quantity, quantity))
    move(stock, MovementKind.RESERVED, hand, reserved=quantity, redemption=made)
    note(RedemptionVerb.RESERVE, made, by=by, at=at, no=made.no, points=made.total, payer=payer)
    return made


def _insist_sensible(ref: str, quantity: int, payer: str) -> None:
    faults = {}
    if not ref or len(ref) > LONGEST_REF:
        faults["ref"] = "这个页面不完整，请刷新后再提交。"
    if isinstance(quantity, bool) or not 1 <= quantity <= MOST:
        faults["quantity"] = Phrase("一次换 1 到 {most} 份。", most=MOST)
    if payer not in Payer.values:
        faults["payer"] = "请选用谁的积分。"
    if faults:
        raise Malformed(faults)


def _held_person(pk: int) -> Person:
    held = lock_person(pk)
    if held.erased_at is not None or held.merged_into_id is not None:
        raise Missing
    return held


def _insist_may(fresh: Redemption, stock: Stock, *, by: Actor, proof: str, at: datetime) -> None:
    day, person = day_of(at), fresh.person
    insist(asking_objection(by, person, shop=fresh.shop, payer=fresh.payer, proof=proof, on=day))
    if person.county != fresh.county:
        raise Missing
    if fresh.payer == Payer.HOUSEHOLD and fresh.household is None:
        raise Objected(Objection("no_household", "还没有登记是哪一户，请先到站上登记。"))
    insist(offering_objection(fresh.shop, fresh.good))
    insist(for_whom_objection(fresh.good, person, on=day))
    insist(room_objection(stock, fresh_count(stock, day), fresh.quantity))


def _drawn(fresh: Redemption) -> Redemption:
    """Saved under a number and a code that nobody at this shop has just now."""
    for _ in range(_DRAWS):
        fresh.no, fresh.code = numbers.draw(), numbers.draw_slip()
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:
            fresh.pk = None
            if Redemption.objects.filter(ref=fresh.ref).exists():
                raise Objected(_TAKEN) from None
            continue
        return fresh
    raise Objected(_BUSY)


def _had(of: Redemption) -> int:
    """How many of it the household has had this month, this one among them."""
    rows = Redemption.objects.counting(of.good_id, day_of(of.asked_at))
    whose = {"household": of.household_id} if of.household_id else {"person": of.person_id}
    return rows.filter(**whose).aggregate(n=Sum("quantity"))["n"] or 0


def _the_same(known: Redemption, fresh: Redemption) -> Redemption:
    same = ("shop_id", "good_id", "person_id", "quantity", "payer", "asked_by_id")
    if any(getattr(known, name) != getattr(fresh, name) for name in same):
        raise Objected(_TAKEN)
    return known

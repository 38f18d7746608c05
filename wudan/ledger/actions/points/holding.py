"""预留、兑换、退回: a redemption in two phases (A09): held → collected, or given back.

A hold ends once, in one of three ways; the database refuses a second (`settles` is one to one).
"""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.ledger.actions.points.accounts import heir_of, owner_of, take
from wudan.ledger.actions.points.writing import Moves, Order, amounts, content_of, known, write
from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.ledger.models import PointTransfer
from wudan.ledger.points import Owner, Told
from wudan.people.actors import Actor

SPEND = PointGrade.SPEND
_SETTLED = Objection("already_settled", "这笔预留已经办结了。")
_NO_HOLD = Objection("not_held", "这一笔不是预留。")
_BACK = (PointKind.CANCEL, PointKind.EXPIRE)


def hold(
    *, unit: Unit, owner: Owner, spend: int, ref: str, told: Told, by: Actor, at: datetime,
    is_sure: bool = False,
) -> PointTransfer:  # fmt: skip
    """Set spendable points aside, once by `ref`, in the book of `unit`. A part of somebody's act.

    `is_sure` says that the act holds the owner's own row, unmerged, and made the ref just now:
    then neither is asked again. Raises Malformed, Missing, Objected (not enough; the ref is
    another's), Stale.
    """
    amounts(spend=spend)
    content = content_of(PointKind.HOLD, told, unit=unit.pk, owner=owner, spend=spend)
    who = owner if is_sure else heir_of(owner)
    accounts = take(unit, [who], following=not is_sure)
    if not is_sure and (found := known(ref, content)) is not None:
        return found
    own = accounts.own(who, SPEND)
    insist_enough(own.balance, spend)
    moves = Moves(accounts)
    moves.move(own, accounts.beside(PointHolder.HELD, who, SPEND), spend)
    return write(PointKind.HOLD, moves, Order(ref, unit, told, by, at), content)


def collect(
    *, held: PointTransfer, shop_id: int, ref: str, told: Told, by: Actor, at: datetime
) -> PointTransfer:
    """What was held goes to the shop that handed the thing out. A part of somebody's act.

    Raises Missing, Objected (settled already; the ref is another's), Stale.
    """
    content = content_of(PointKind.COLLECT, told, held=held.pk, shop=shop_id)
    who, spend = _held_of(held)
    accounts = take(held.unit, [who], shop_id=shop_id)
    if (found := known(ref, content)) is not None:
        return found
    _insist_open(held)
    moves = Moves(accounts)
    moves.move(accounts.beside(PointHolder.HELD, who, SPEND), accounts.shop(shop_id), spend)
    order = Order(ref, held.unit, told, by, at)
    return write(PointKind.COLLECT, moves, order, content, settles=held)


def release(
    *, held: PointTransfer, reason: PointKind, ref: str, told: Told, by: Actor, at: datetime, why: str = ""
) -> PointTransfer:  # fmt: skip
    """What was held goes back, `reason` cancel or expire; debts first. A part of somebody's act.

    Raises Missing, Objected (settled already; the ref is another's), Stale.
    """
    if reason not in _BACK:
        message = f"{reason} gives nothing back"
        raise AssertionError(message)
    content = content_of(reason, told, held=held.pk)
    who, spend = _held_of(held)
    accounts = take(held.unit, [who])
    if (found := known(ref, content)) is not None:
        return found
    _insist_open(held)
    moves = Moves(accounts)
    moves.give(accounts.beside(PointHolder.HELD, who, SPEND), who, spend)
    return write(reason, moves, Order(ref, held.unit, told, by, at, why), content, settles=held)


def insist_enough(there: int, wanted: int) -> None:
    """Refuse to take more than there is."""
    if there < wanted:
        words = Phrase("兑换分不够：现有 {there} 分，要 {wanted} 分。", there=there, wanted=wanted)
        raise Objected(Objection("not_enough", words))


def _held_of(held: PointTransfer) -> tuple[Owner, int]:
    """Whose it is now, and how much. Raises Objected for what is no hold, Missing."""
    if held.kind != PointKind.HOLD:
        raise Objected(_NO_HOLD)
    lines = list(held.entries.select_related("account"))
    owner = owner_of(lines)
    if owner is None:
        raise Missing
    return heir_of(owner), sum(one.points for one in lines if one.points > 0)


def _insist_open(held: PointTransfer) -> None:
    if PointTransfer.objects.filter(settles=held.pk).exists():
        raise Objected(_SETTLED)

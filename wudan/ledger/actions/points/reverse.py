"""冲正积分: a correction is a new transfer the other way; what was written stays to be seen.

What was spent meanwhile cannot be taken: what is there is taken, the rest is owed and made good
by the next earnings. A reversal is never reversed; nor is what a household pools or a hold,
which end in ways of their own.
"""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection
from wudan.ledger.actions.points.accounts import heir_of, owner_of, take
from wudan.ledger.actions.points.writing import Moves, Order, write
from wudan.ledger.enums import PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointTransfer
from wudan.ledger.points import REVERSIBLE, Owner, Told
from wudan.people.actors import Actor

_OTHERS = (PointHolder.SOURCE, PointHolder.SHOP)
"""The other side of what is reversible."""
_REVERSAL = Objection("reversal", "冲正的这一笔不能再冲正；要再记，请重新记一笔。")
_OTHER = Objection("not_reversible", "这一笔不能冲正。")
_AGAIN = Objection("already_reversed", "这一笔已经冲正过了。")


def reversing_objection(transfer: PointTransfer) -> Objection | None:
    """Why the book takes no reversal of this; whether somebody may is for who asks."""
    if transfer.kind == PointKind.REVERSE:
        return _REVERSAL
    if transfer.kind not in REVERSIBLE:
        return _OTHER
    if PointTransfer.objects.filter(reverses=transfer.pk).exists():
        return _AGAIN
    return None


def reverse(*, transfer: PointTransfer, why: str, by: Actor, at: datetime) -> PointTransfer:
    """Move its points back, once, in the book they were written in. A part of somebody's act.

    Raises Objected, Missing, Stale.
    """
    lines = list(transfer.entries.select_related("account"))
    who = heir_of(found) if (found := owner_of(lines)) else None
    shop_id = next((one.account.shop_id for one in lines if one.account.shop_id), None)
    accounts = take(transfer.unit, [who] if who else [], shop_id=shop_id)
    if objection := reversing_objection(transfer):
        raise Objected(objection)
    moves = Moves(accounts)
    for line in lines:
        if who is not None and line.account.kind in _OTHERS:
            _back(moves, who, accounts.same_as(line.account), line.points)
    told = Told(
        act=transfer.act, day=transfer.day, rule=transfer.rule, colour=transfer.colour,
        origin=transfer.origin, origin_no=transfer.origin_no,
    )  # fmt: skip
    order = Order(f"reverse:{transfer.pk}", transfer.unit, told, by, at, why)
    return write(PointKind.REVERSE, moves, order, "", reverses=transfer)


def _back(moves: Moves, who: Owner, other: PointAccount, points: int) -> None:
    """What the other side gave comes back to it, as far as there is any; what it took, it gives."""
    if points < 0:
        moves.take(who, other, -points, owing=True)
    else:
        moves.give(other, who, points)

"""得分、扣分: points come from a unit's source by a rule, or go back to it by a minus item (R075–R076)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.ledger.actions.points.accounts import heir_of, take
from wudan.ledger.actions.points.writing import Moves, Order, amounts, content_of, known, write
from wudan.ledger.enums import PointGrade, PointKind
from wudan.ledger.models import PointTransfer
from wudan.ledger.points import Owner, Told
from wudan.people.actors import Actor


def post(
    *, kind: PointKind, unit: Unit, owner: Owner, honor: int = 0, spend: int = 0, ref: str, told: Told,
    by: Actor, at: datetime, why: str = "",
) -> PointTransfer:  # fmt: skip
    """Earn or deduct, once by `ref`. A part of somebody's act, which opens the transaction, has
    asked whether it may, and leaves the event.

    Earnings first make good what is owed. A deduction takes what is there, in each grade, and
    makes no debt; it may so move nothing. An owner that was merged is followed to its heir.
    Raises Malformed, Missing, Objected (the ref is another's), Stale.
    """
    if kind not in (PointKind.EARN, PointKind.DEDUCT):
        message = f"{kind} is not posted"
        raise AssertionError(message)
    amounts(honor=honor, spend=spend)
    content = content_of(kind, told, unit=unit.pk, owner=owner, honor=honor, spend=spend)
    who = heir_of(owner)
    accounts = take(unit, [who])
    if (found := known(ref, content)) is not None:
        return found
    moves = Moves(accounts)
    for grade, points in ((PointGrade.HONOR, honor), (PointGrade.SPEND, spend)):
        source = accounts.source(unit.pk, grade)
        if kind == PointKind.EARN:
            moves.give(source, who, points)
        else:
            moves.take(who, source, points, owing=False)
    return write(kind, moves, Order(ref, unit, told, by, at, why), content)

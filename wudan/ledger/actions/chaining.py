"""串链: a transfer of either book is linked to the one before it and written, once by its ref.

Whoever appends holds an account that all of the chain's writers hold (the unit's source), so the
head that is read is the head.
"""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError

from wudan.kit.refusals import Objected, Objection
from wudan.ledger.models import PointTransfer, Transfer
from wudan.ledger.proving import transfer_link, values_of

_TWICE = Objection("ref_taken", "这个凭据号已经用过了。")


def append(
    made: Transfer | PointTransfer, columns: Sequence[str], lines: Iterable[tuple[int, int]]
) -> None:
    """Give it its place and hash (over `columns` and its entries), and save it.

    Raises Objected for a ref that another has; the act it is part of is then over, with its
    transaction: a savepoint for what hardly ever happens would cost each write two statements.
    """
    rows = type(made)._default_manager.filter(chain=made.chain)
    last = rows.order_by("-seq").values_list("seq", "hash").first()
    seq, made.previous = last or (0, "")
    made.seq = seq + 1
    made.hash = transfer_link(values_of(made, columns), lines)
    try:
        made.save(force_insert=True)
    except IntegrityError as twice:
        raise Objected(_TWICE) from twice

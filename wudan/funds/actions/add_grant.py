"""追加拨款: more is granted within the year, by its own document; as the grant, by uses (R104–R110)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.funds.actions.moving import (
    Hand,
    lock_lines,
    move,
    note_year,
    one_transaction,
    words_of,
)
from wudan.funds.actions.open_year import insist_amounts
from wudan.funds.enums import MovementKind
from wudan.funds.models import FundMovement, FundYear
from wudan.funds.permissions import year_objection
from wudan.funds.policies import document_key
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

_GRANTS = (MovementKind.GRANTED, MovementKind.ADDED)


@one_transaction
def add_grant(
    *, fund: FundYear, amounts: Mapping[str, int], document_no: str, by: Actor, at: datetime, words: str = "",
) -> FundYear:  # fmt: skip
    """Write down what came beside; a use left out has nothing more, a document counts once.

    All lines are held first: the year is open, and nobody writes down the same document meanwhile.
    Raises Malformed, Objected, Missing.
    """
    document_no = words_of(document_no, field="document_no")
    lines = lock_lines(fund.lines.values_list("pk", flat=True))
    insist(year_objection(by, lines[0].fund))
    insist_amounts(amounts, document_no)
    if document_key(document_no) in _known(fund):
        raise Malformed({"document_no": "这份文件下达的钱已经登记过了。"})
    hand = Hand(by, at, document_no, words_of(words, field="words"))
    for line in lines:
        if fen := amounts.get(line.use, 0):
            move(line, MovementKind.ADDED, hand, granted=fen)
    note_year("add", fund, hand, amounts=dict(amounts))
    return fund


def _known(fund: FundYear) -> set[str]:
    """The documents by which this year was granted what it has, as they are compared."""
    rows = FundMovement.objects.filter(line__fund=fund, kind__in=_GRANTS)
    return {
        document_key(one) for one in (*rows.values_list("document_no", flat=True), fund.document_no)
    }

"""调剂: what is left of one use goes to another of the same year, by a document; the sum stays (R105)."""

from datetime import datetime

from wudan.funds.actions.moving import Hand, lock_lines, move, note_year, one_transaction, words_of
from wudan.funds.enums import MovementKind, Use
from wudan.funds.models import FundYear
from wudan.funds.permissions import room_objection, year_objection
from wudan.funds.policies import amount_fault, document_fault, link_objection
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def shift(
    *, fund: FundYear, source: str, target: str, amount_fen: int, document_no: str, why: str, by: Actor, at: datetime,
) -> FundYear:  # fmt: skip
    """Move money between two uses, never more than is left. Raises Malformed, Objected, Missing."""
    document_no = words_of(document_no, field="document_no")
    faults = {
        "amount": amount_fault(amount_fen),
        "document_no": document_fault(document_no),
        "target": "请选两项不同的用途。" if source == target else "",
    }
    for use in (source, target):
        if use not in Use.values:
            insist(link_objection(use, ""))
    if faults := {name: fault for name, fault in faults.items() if fault}:
        raise Malformed(faults)
    why = words_of(why, field="why", ask="请写为什么调剂。")
    pks = fund.lines.filter(use__in=[source, target]).values_list("pk", flat=True)
    lines = {line.use: line for line in lock_lines(pks)}
    insist(year_objection(by, lines[source].fund))
    insist(room_objection(lines[source].left_fen, amount_fen, f"“{Use(source).label}”"))
    hand = Hand(by, at, document_no, why)
    move(lines[source], MovementKind.SHIFTED, hand, granted=-amount_fen)
    move(lines[target], MovementKind.SHIFTED, hand, granted=amount_fen)
    note_year("shift", fund, hand, source=source, target=target, amount_fen=amount_fen)
    return fund

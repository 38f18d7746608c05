"""冲回: a payment that was written down wrongly is reversed whole; its money is held again, its document free."""

from datetime import datetime

from wudan.funds.actions.moving import Hand, lock_commitment, move, note, one_transaction, words_of
from wudan.funds.enums import CommitmentState, MovementKind
from wudan.funds.models import Spending
from wudan.funds.permissions import reversing_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def reverse(*, spending: Spending, why: str, by: Actor, at: datetime) -> Spending:
    """Reverse it. Raises Malformed, Objected, Missing."""
    held = lock_commitment(spending.commitment_id)
    paid = Spending.objects.select_for_update(no_key=True).get(pk=spending.pk)
    insist(reversing_objection(by, paid, held))
    hand = Hand(by, at, paid.document_no, words_of(why, field="why", ask="请写为什么冲回。"))
    fen = paid.amount_fen
    move(
        held.line,
        MovementKind.REVERSED,
        hand,
        reserved=fen,
        spent=-fen,
        commitment=held,
        spending=paid,
    )
    paid.reversed_at, paid.reversed_by_id = at, by.person
    paid.reversed_as, paid.reversed_why = by.label[:80], hand.why
    paid.save(update_fields=["reversed_at", "reversed_by_id", "reversed_as", "reversed_why"])
    held.spent_fen -= fen
    held.state = CommitmentState.LIVE
    held.save(update_fields=["spent_fen", "state"])
    note("reverse", held, hand, amount_fen=fen, document_no=paid.document_no)
    return paid

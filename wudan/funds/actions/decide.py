"""第二个人: agrees to a commitment, or says no with a reason; then its money is free again."""

from datetime import datetime

from wudan.funds.actions.moving import Hand, lock_commitment, move, note, one_transaction, words_of
from wudan.funds.enums import CommitmentState, MovementKind
from wudan.funds.models import Commitment
from wudan.funds.permissions import deciding_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor

_FIELDS = ["state", "decided_at", "decided_by_id", "decided_as", "decision_words", "released_fen"]


@one_transaction
def approve(*, commitment: Commitment, by: Actor, at: datetime, words: str = "") -> Commitment:
    """Agree. Raises Malformed, Objected, Missing."""
    held = lock_commitment(commitment.pk)
    insist(deciding_objection(by, held))
    words = words_of(words, field="words")
    return _decided(held, CommitmentState.LIVE, Hand(by, at, why=words), "approve")


@one_transaction
def refuse(*, commitment: Commitment, words: str, by: Actor, at: datetime) -> Commitment:
    """Say no. Raises Malformed, Objected, Missing."""
    held = lock_commitment(commitment.pk)
    insist(deciding_objection(by, held))
    words = words_of(words, field="words", ask="请写为什么不同意。")
    hand = Hand(by, at, why=words)
    move(held.line, MovementKind.RELEASED, hand, reserved=-held.amount_fen, commitment=held)
    held.released_fen = held.amount_fen
    return _decided(held, CommitmentState.REFUSED, hand, "refuse")


def _decided(held: Commitment, state: CommitmentState, hand: Hand, verb: str) -> Commitment:
    held.state, held.decision_words = state, hand.why
    held.decided_at, held.decided_by_id, held.decided_as = (
        hand.at,
        hand.by.person,
        hand.by.label[:80],
    )
    held.save(update_fields=_FIELDS)
    note(verb, held, hand)
    return held

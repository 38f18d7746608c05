"""放回: what is held and not needed is free for its use again; nothing is ever paid back silently."""

from datetime import datetime

from wudan.funds.actions.moving import Hand, lock_commitment, move, note, one_transaction, words_of
from wudan.funds.enums import CommitmentState, MovementKind
from wudan.funds.models import Commitment
from wudan.funds.permissions import releasing_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def release(*, commitment: Commitment, why: str, by: Actor, at: datetime) -> Commitment:
    """Put all that is left back. Raises Malformed, Objected, Missing."""
    held = lock_commitment(commitment.pk)
    insist(releasing_objection(by, held))
    hand = Hand(by, at, why=words_of(why, field="why", ask="请写为什么不用了。"))
    freed = held.left_fen
    put_back(held, hand)
    held.state = CommitmentState.DONE
    held.save(update_fields=["released_fen", "state"])
    note("release", held, hand, amount_fen=freed)
    return held


def put_back(held: Commitment, hand: Hand) -> None:
    """The rest, of a commitment that is held; the caller saves it."""
    rest = held.left_fen
    move(held.line, MovementKind.RELEASED, hand, reserved=-rest, commitment=held)
    held.released_fen += rest

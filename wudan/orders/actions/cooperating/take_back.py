"""收回协作单: the lead does without, or does it itself."""

from datetime import datetime

from django.db import transaction

from wudan.orders.actions.cooperating.moving import move, said, take
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def take_back(
    *, piece: Cooperation, words: str = "", by: Actor, at: datetime, seen: int | None = None
) -> Cooperation:
    """Take it back. Raises Objected, Malformed."""
    piece = take("take_back", piece, by=by, at=at, seen=seen)
    piece.result = said(words)
    return move("take_back", piece, CooperationState.TAKEN_BACK, by=by, at=at, why=piece.result)

"""协作办好: the asked department says what was done."""

from datetime import datetime

from django.db import transaction

from wudan.orders.actions.cooperating.moving import move, said, take
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def finish(
    *, piece: Cooperation, words: str, by: Actor, at: datetime, seen: int | None = None
) -> Cooperation:
    """Finish. Raises Objected, Malformed."""
    piece = take("finish", piece, by=by, at=at, seen=seen)
    piece.result = said(words, missing="请写一句办得怎样。")
    return move("finish", piece, CooperationState.DONE, by=by, at=at, why=piece.result)

"""答复协作单: the asked department says yes, or no with its reason."""

from datetime import datetime

from django.db import transaction

from wudan.orders.actions.cooperating.moving import move, said, take
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def answer(
    *,
    piece: Cooperation,
    accepted: bool,
    words: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Cooperation:
    """Answer. A refusal needs a reason; the lead may then put it to the center. Raises Objected, Malformed."""
    piece = take("answer", piece, by=by, at=at, seen=seen)
    missing = "" if accepted else "请写清楚为什么办不了，牵头部门和中心要看。"
    piece.reason = said(words, missing=missing)
    if accepted:
        return move("accept", piece, CooperationState.ACCEPTED, by=by, at=at, why=piece.reason)
    return move("refuse", piece, CooperationState.REFUSED, by=by, at=at, why=piece.reason)

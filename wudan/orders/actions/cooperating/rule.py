"""裁定协作单: the center office decides what two departments could not agree on."""

from datetime import datetime

from django.db import transaction

from wudan.orders.actions.cooperating.moving import move, said, take
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def rule(
    *,
    piece: Cooperation,
    charged: bool,
    words: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Cooperation:
    """Decide: the asked department does it, or it does not have to. Always with words."""
    piece = take("rule", piece, by=by, at=at, seen=seen)
    piece.ruling = said(words, missing="请写一句裁定的理由，两个部门都看得到。")
    to = CooperationState.ACCEPTED if charged else CooperationState.RELEASED
    return move("rule", piece, to, by=by, at=at, why=piece.ruling)

"""请中心裁定: the lead does not accept a refusal; or nobody answered in time."""

from datetime import datetime

from django.db import transaction

from wudan.orders.actions.cooperating.moving import move, said, take
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import THE_CLOCK, Actor


@transaction.atomic(savepoint=False)
def escalate(
    *, piece: Cooperation, words: str = "", by: Actor, at: datetime, seen: int | None = None
) -> Cooperation:
    """Put it to the center office. Raises Objected, Malformed."""
    piece = take("escalate", piece, by=by, at=at, seen=seen)
    return move("escalate", piece, CooperationState.ESCALATED, by=by, at=at, why=said(words))


@transaction.atomic(savepoint=False)
def escalate_unanswered(*, at: datetime) -> int:
    """The clock puts to the center what was not answered in time; how many."""
    rows = Cooperation.objects.select_for_update().unanswered(at).order_by("pk")
    unanswered = list(rows[:200])
    for piece in unanswered:
        why = "两个工作日没有答复"
        move("escalate", piece, CooperationState.ESCALATED, by=THE_CLOCK, at=at, why=why)
    return len(unanswered)

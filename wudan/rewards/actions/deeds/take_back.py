"""冲正一件好事: the points go back, visibly, with a reason; hours and the deed's row stay."""

from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.deeds.writing import hold, note, worded
from wudan.rewards.actions.earning import granting
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed, PointVeto
from wudan.rewards.permissions.deed import taking_back_objection


@transaction.atomic(savepoint=False)
def take_back(
    *, row: Deed, why: str, by: Actor, at: datetime, veto: PointVeto | None = None
) -> Deed:
    """It no longer counts, by a veto of its rules if one is named. Raises Malformed, Objected."""
    held = hold(row)
    insist(taking_back_objection(by, held))
    why = worded("why", why, missing="请写一句为什么冲正。")
    undo(held, why=f"{veto.name}：{why}"[:200] if veto else why, by=by, at=at)
    note("take_back", held, by=by, at=at, why=held.reversed_why, veto=veto.code if veto else "")
    return held


def undo(held: Deed, *, why: str, by: Actor, at: datetime) -> None:
    """Reverse a held deed and what it earned. A part of somebody's act."""
    held.state, held.reversed_at, held.reversed_why = DeedState.REVERSED, at, why
    held.save()
    made = held.earning if hasattr(held, "earning") else None
    if made is not None:
        granting.take_back(made, why=why, by=by, at=at)

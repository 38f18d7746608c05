"""核实: a second person looks; then the points are given, or the deed is refused with a reason (A11)."""

from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.deeds.writing import give, hold, note, worded
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed
from wudan.rewards.permissions.deed import seconding_objection


@transaction.atomic(savepoint=False)
def second(*, row: Deed, words: str, by: Actor, at: datetime) -> Deed:
    """It is so. Raises Malformed, Objected (not the second, a cap reached)."""
    held = hold(row)
    insist(seconding_objection(by, held))
    _sign(held, DeedState.KEPT, worded("words", words), by=by, at=at)
    give(held, by=by, at=at)
    note("second", held, by=by, at=at, why=held.second_words)
    return held


@transaction.atomic(savepoint=False)
def refuse(*, row: Deed, words: str, by: Actor, at: datetime) -> Deed:
    """It is not so. Raises Malformed without a reason, Objected."""
    held = hold(row)
    insist(seconding_objection(by, held))
    words = worded("words", words, missing="不通过的，请写一句为什么。")
    _sign(held, DeedState.REFUSED, words, by=by, at=at)
    note("refuse", held, by=by, at=at, why=words)
    return held


def _sign(held: Deed, state: DeedState, words: str, *, by: Actor, at: datetime) -> None:
    held.state, held.second_words, held.seconded_at = state, words, at
    held.seconded_by_id, held.seconded_post_id = by.person, by.post
    held.save()

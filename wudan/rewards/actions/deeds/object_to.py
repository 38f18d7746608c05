"""本人提异议: a plus that is not wanted is reversed at once; a minus waits for somebody who had no part.

Nothing is edited: what was written, what was said against it and the answer all stay to be seen.
"""

from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.deeds.take_back import undo
from wudan.rewards.actions.deeds.writing import hold, note, worded
from wudan.rewards.models import Deed
from wudan.rewards.permissions.deed import answering_objection, objecting_objection


@transaction.atomic(savepoint=False)
def object_to(*, row: Deed, words: str, by: Actor, at: datetime) -> Deed:
    """Whom it is about says that it is not so. Raises Malformed without words, Objected."""
    held = hold(row)
    insist(objecting_objection(by, held))
    words = worded("words", words, missing="请写一句哪里不对。")
    held.objected_at, held.objection_words = at, words
    held.save()
    if held.item is None or not held.item.is_minus:
        undo(held, why=f"本人提出：{words}"[:200], by=by, at=at)
    note("object", held, by=by, at=at, why=words)
    return held


@transaction.atomic(savepoint=False)
def answer(*, row: Deed, upheld: bool, words: str, by: Actor, at: datetime) -> Deed:
    """The objection holds (the minus is reversed) or it stands, with a reason. Raises Malformed, Objected."""
    held = hold(row)
    insist(answering_objection(by, held))
    words = worded("words", words, missing="请把怎么查的、结果怎样写一句。")
    held.answered_at, held.answer_words = at, words
    held.answered_by_id, held.answered_post_id = by.person, by.post
    held.save()
    if upheld:
        undo(held, why=f"异议成立：{words}"[:200], by=by, at=at)
    note("answer", held, by=by, at=at, why=words, upheld=upheld)
    return held

"""申诉: the unit itself, of one indicator, within the days; it costs nothing."""

from datetime import datetime

from wudan.appraisals.actions.holding import lock_round, note, one_transaction, tree_of, worded
from wudan.appraisals.models import Appeal, Result, Round
from wudan.appraisals.permissions import appealing_objection
from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor

_OPEN = Objection("open", "这一项已经申诉过，等答复。")


@one_transaction
def appeal(*, row: Round, unit: Unit, code: str, words: str, by: Actor, at: datetime) -> Appeal:
    """Say why it is wrong. Raises Malformed, Missing, Objected."""
    held = lock_round(row)
    insist(appealing_objection(by, held, unit, at=at))
    tree = tree_of(held.sheet)
    if code not in tree.nodes or tree.children(code):
        raise Malformed({"code": "请选对哪一项有意见。"})
    if not Result.objects.filter(round=held, unit=unit).exists():
        raise Missing
    words = worded("words", words, missing="请写一句为什么。")
    if Appeal.objects.open().filter(round=held, unit=unit, code=code).exists():
        raise Objected(_OPEN)
    made = Appeal.objects.create(
        round=held, unit=unit, code=code, words=words, asked_at=at, asked_as=by.label[:80],
        asked_by_id=by.person, publisher_id=held.published_by_id or 0,
    )  # fmt: skip
    note("appeal", held, by=by, at=at, unit=unit, code=code, appeal=made.pk)
    return made

"""回避声明: conflict of interest or none, before anything of the others is seen (R068)."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.gate.rounds import lock_reviewing
from wudan.projects.actions.holding import note, one_transaction
from wudan.projects.enums.gate import Conflict
from wudan.projects.models import Reviewing
from wudan.projects.permissions.gate import declaring_objection


@one_transaction
def declare(
    *, reviewing: Reviewing, conflict: str, words: str = "", by: Actor, at: datetime
) -> Reviewing:
    """One's own. Who has a conflict is out of the round. Raises Malformed, Missing, Objected."""
    held = lock_reviewing(reviewing)
    insist(declaring_objection(by, held))
    words = tidy(words)
    if conflict not in Conflict.values:
        raise Malformed({"conflict": "请选有没有利害关系。"})
    if fault := objection_to(words, most=200):
        raise Malformed({"words": fault})
    if conflict == Conflict.HAS and not words:
        raise Malformed({"words": "请写是什么关系：如亲属、同单位、收过对方的东西。"})
    held.conflict, held.declared_at = conflict, at
    held.conflict_words = words
    held.save(update_fields=["conflict", "conflict_words", "declared_at"])
    facts = {"round": held.round.number, "conflict": conflict}
    note("project.declare", held.round.project, by=by, at=at, facts=facts)
    return held

"""What approving and refusing share."""

from datetime import datetime

from wudan.exchange.actions.recording import journal, lock
from wudan.exchange.enums import ExportState
from wudan.exchange.models import Export
from wudan.exchange.permissions import deciding_objection
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

LONGEST_WORDS = 200


def tidied(words: str) -> str:
    """The words of a decision. Raises Malformed."""
    said = tidy(words)
    if fault := objection_to(said, most=LONGEST_WORDS):
        raise Malformed({"words": fault})
    return said


def decide(
    verb: str, export: Export, state: ExportState, words: str, *, by: Actor, at: datetime
) -> Export:
    """Write a decision down, once."""
    held = lock(export)
    insist(deciding_objection(by, held))
    held.state, held.decision_words, held.decided_at = state, words, at
    held.decided_by_id, held.decided_under_id = by.person, by.post
    held.save()
    journal(verb, held, by=by, at=at, why=words)
    return held

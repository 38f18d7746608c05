"""不批准导出: a second person says no, and why."""

from datetime import datetime

from wudan.exchange.actions.deciding import decide, tidied
from wudan.exchange.actions.recording import one_transaction
from wudan.exchange.enums import ExportState
from wudan.exchange.models import Export
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor


@one_transaction
def refuse(*, export: Export, by: Actor, at: datetime, words: str) -> Export:
    """Refuse, with a reason the asker reads. Raises Objected, Malformed."""
    said = tidied(words)
    if not said:
        raise Malformed({"words": "请写一句为什么不批准。"})
    return decide("refuse", export, ExportState.REFUSED, said, by=by, at=at)

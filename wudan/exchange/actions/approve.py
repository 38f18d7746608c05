"""批准导出: a second person agrees; the worker then makes the file."""

from datetime import datetime

from wudan.exchange.actions.deciding import decide, tidied
from wudan.exchange.actions.recording import one_transaction
from wudan.exchange.enums import ExportState
from wudan.exchange.models import Export
from wudan.people.actors import Actor


@one_transaction
def approve(*, export: Export, by: Actor, at: datetime, words: str = "") -> Export:
    """Agree, with words if there are any. Raises Objected, Malformed."""
    return decide("approve", export, ExportState.APPROVED, tidied(words), by=by, at=at)

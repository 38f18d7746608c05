"""What is done to the book of hours."""

from wudan.ledger.actions.correct import correct
from wudan.ledger.actions.decide_finding import decide_finding
from wudan.ledger.actions.look import look
from wudan.ledger.actions.record_hours import record_hours
from wudan.ledger.actions.reverse import reverse

__all__ = ["correct", "decide_finding", "look", "record_hours", "reverse"]

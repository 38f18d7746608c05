"""What is done to the book of hours."""

from wudan.ledger.actions.decide_finding import decide_finding
from wudan.ledger.actions.look import look

__all__ = ["decide_finding", "look"]

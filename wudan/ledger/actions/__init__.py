"""What is done to the book of hours."""

from wudan.ledger.actions.certify import certify
from wudan.ledger.actions.correct import correct
from wudan.ledger.actions.decide_finding import decide_finding
from wudan.ledger.actions.end_certificate import (
    empty_certificates_of,
    revoke_certificate,
    withdraw_certificate,
)
from wudan.ledger.actions.look import look
from wudan.ledger.actions.print_certificate import print_certificate
from wudan.ledger.actions.record_hours import record_hours
from wudan.ledger.actions.reverse import reverse

__all__ = [
    "certify",
    "correct",
    "decide_finding",
    "empty_certificates_of",
    "look",
    "print_certificate",
    "record_hours",
    "reverse",
    "revoke_certificate",
    "withdraw_certificate",
]

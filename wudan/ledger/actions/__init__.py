"""What is done to the book of hours."""

from wudan.ledger.actions.allow_long_day import allow_long_day
from wudan.ledger.actions.answer_dispute import answer_dispute, escalate_disputes
from wudan.ledger.actions.ask_backfill import Served, ask_backfill
from wudan.ledger.actions.carry_over import carry_back, carry_over
from wudan.ledger.actions.certify import certify
from wudan.ledger.actions.correct import correct
from wudan.ledger.actions.decide_backfill import decide_backfill, open_proof
from wudan.ledger.actions.decide_finding import decide_finding
from wudan.ledger.actions.dispute import dispute
from wudan.ledger.actions.end_certificate import (
    empty_certificates_of,
    revoke_certificate,
    withdraw_certificate,
)
from wudan.ledger.actions.forget import forget_hours_of, sweep_proofs
from wudan.ledger.actions.import_hours import Brought, import_hours
from wudan.ledger.actions.look import look
from wudan.ledger.actions.print_certificate import print_certificate
from wudan.ledger.actions.record_hours import record_hours
from wudan.ledger.actions.reverse import reverse
from wudan.ledger.actions.take_star import take_star

__all__ = [
    "Brought",
    "Served",
    "allow_long_day",
    "answer_dispute",
    "ask_backfill",
    "carry_back",
    "carry_over",
    "certify",
    "correct",
    "decide_backfill",
    "decide_finding",
    "dispute",
    "empty_certificates_of",
    "escalate_disputes",
    "forget_hours_of",
    "import_hours",
    "look",
    "open_proof",
    "print_certificate",
    "record_hours",
    "reverse",
    "revoke_certificate",
    "sweep_proofs",
    "take_star",
    "withdraw_certificate",
]

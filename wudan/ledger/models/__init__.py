"""The book of hours. Only `ledger.actions` write here."""

from wudan.ledger.models.book import Account, Entry, Transfer
from wudan.ledger.models.certificate import Certificate, CertifiedRecord
from wudan.ledger.models.finding import Finding
from wudan.ledger.models.record import ServiceRecord
from wudan.ledger.models.reported import Reported

__all__ = [
    "Account",
    "Certificate",
    "CertifiedRecord",
    "Entry",
    "Finding",
    "Reported",
    "ServiceRecord",
    "Transfer",
]

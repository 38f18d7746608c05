"""The book of hours. Only `ledger.actions` write here."""

from wudan.ledger.models.backfill import Backfill
from wudan.ledger.models.book import Account, Entry, Transfer
from wudan.ledger.models.certificate import Certificate, CertifiedRecord
from wudan.ledger.models.dispute import Dispute
from wudan.ledger.models.finding import Finding
from wudan.ledger.models.points import PointAccount, PointEntry, PointTransfer
from wudan.ledger.models.record import ServiceRecord
from wudan.ledger.models.reported import Reported
from wudan.ledger.models.star import LongDay, Star

__all__ = [
    "Account",
    "Backfill",
    "Certificate",
    "CertifiedRecord",
    "Dispute",
    "Entry",
    "Finding",
    "LongDay",
    "PointAccount",
    "PointEntry",
    "PointTransfer",
    "Reported",
    "ServiceRecord",
    "Star",
    "Transfer",
]

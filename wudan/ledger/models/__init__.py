"""The book of hours. Only `ledger.actions` write here."""

from wudan.ledger.models.book import Account, Entry, Transfer
from wudan.ledger.models.finding import Finding
from wudan.ledger.models.record import ServiceRecord

__all__ = ["Account", "Entry", "Finding", "ServiceRecord", "Transfer"]

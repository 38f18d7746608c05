"""What every act at a shop has: one transaction, and words that were typed."""

from django.db import transaction

from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, tidy

one_transaction = transaction.atomic(savepoint=False)
LONGEST = 200


def words_of(words: str, *, field: str, ask: str = "") -> str:
    """Words; with `ask`, some are needed. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=LONGEST) or (ask if ask and not words else ""):
        raise Malformed({field: fault})
    return words

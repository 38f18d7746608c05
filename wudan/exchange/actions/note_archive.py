"""The yearly archive was written on the server by hand: that it was, with its digest, is in the trail."""

import hashlib
from datetime import datetime

from django.db import transaction

from wudan.exchange.archive.tables import Span
from wudan.journal.events import Signer, Subject, record


@transaction.atomic
def note_archive(*, span: Span, content: bytes, is_sealed: bool, by: Signer, at: datetime) -> None:
    """Which year, how large, what digest, with or without the sealed part."""
    facts = {"year": span.year, "bytes": len(content), "sealed": is_sealed,
             "sha256": hashlib.sha256(content).hexdigest()}  # fmt: skip
    record("archive.write", Subject("journal", 0, span.county, None), by=by, at=at, facts=facts, react=False)  # fmt: skip

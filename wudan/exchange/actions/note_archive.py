"""The yearly archive was written on the server by hand: that it was, with its digest, is in the trail."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from wudan.exchange.archive.tables import Span
from wudan.journal.events import Signer, Subject, record


@transaction.atomic
def note_archive(*, span: Span, file: Path, is_sealed: bool, by: Signer, at: datetime) -> None:
    """Which year, how large, what digest, with or without the sealed part."""
    with file.open("rb") as opened:
        whole = hashlib.file_digest(opened, "sha256").hexdigest()
    facts = {"year": span.year, "bytes": file.stat().st_size, "sealed": is_sealed, "sha256": whole}
    record("archive.write", Subject("journal", 0, span.county, None), by=by, at=at, facts=facts, react=False)  # fmt: skip

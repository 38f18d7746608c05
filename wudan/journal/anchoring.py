"""锚定: write down outside the database how every chain stands; once a day, or when asked.

The row in the database stands only when the file is written: a row without its seal in the
file is therefore a sign that the file was cut or exchanged.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from wudan.journal.anchors import Seal, append, compose, read_book
from wudan.journal.events import heads_of
from wudan.journal.models import Anchor
from wudan.kit.clock import day_of, local, midnight

EARLIEST_HOUR = 1
"""The day before is closed by then, so that each day's chains are anchored whole."""


def anchor(*, folder: Path, at: datetime) -> Seal | None:
    """Anchor all chains that grew; None when somebody else does it just now. Raises OSError."""
    with transaction.atomic():
        book = read_book(folder)
        kept = Anchor.objects.order_by("-number").values_list("number", flat=True).first()
        number = max(book.seals[-1].number if book.seals else 0, kept or 0) + 1
        heads = heads_of()
        total = sum(head.length for head in heads.values())
        seal, block = compose(
            number, book.grown(heads), at=at, after=book.digest, events_count=total
        )
        row = Anchor(number=number, at=at, chains_count=seal.chains_count,
                     events_count=total, digest=seal.digest)  # fmt: skip
        if not _claim(row):
            return None
        append(folder, f"{local(at):%Y-%m}", block)
        return seal


def is_due(*, at: datetime) -> bool:
    """Whether today's anchor is still to be made."""
    start = midnight(day_of(at)) + timedelta(hours=EARLIEST_HOUR)
    return at >= start and not Anchor.objects.filter(at__gte=start, at__lte=at).exists()


def _claim(row: Anchor) -> bool:
    """Insert the row; False when a rival has taken the number. Waits for one still at work."""
    Anchor.objects.bulk_create([row], ignore_conflicts=True)
    return Anchor.objects.filter(number=row.number, digest=row.digest, at=row.at).exists()

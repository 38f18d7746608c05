"""恢复: note in the restored house that it was restored, from which copy; what came after it is gone from here."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Signer, Subject, record


@transaction.atomic
def note_restore(copy: str, *, county: str, by: Signer, at: datetime) -> None:
    """The first event of the house after its restore."""
    record("backup.restore", Subject("backup", 0, county, None), by=by, at=at, facts={"copy": copy}, react=False)  # fmt: skip

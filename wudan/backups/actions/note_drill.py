"""恢复演练: note what restoring a copy beside the house proved, or what was wrong with it."""

from datetime import datetime

from django.db import transaction

from wudan.backups.models import Drill
from wudan.journal.events import Signer, Subject, record
from wudan.kit.safekeeping import Copy


@transaction.atomic
def note_drill(copy: Copy, faults: list[str], *, seconds: float, by: Signer, at: datetime) -> Drill:
    """The row the administrator's page tells of, and its event."""
    drill = Drill.objects.create(
        county=copy.county, name=copy.name, copied_at=copy.moment, at=at, seconds=seconds,
        is_proven=not faults, words="；".join(faults)[:400],
    )  # fmt: skip
    facts = {
        "copy": copy.name,
        "seconds": round(seconds),
        "proven": not faults,
        "faults": faults[:5],
    }
    record("backup.drill", Subject("backup", drill.pk, copy.county, None), by=by, at=at, facts=facts, react=False)  # fmt: skip
    return drill

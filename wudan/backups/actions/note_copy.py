"""备份: note that a copy was made. No event: the store is its own record, and a copy a minute is none of the trail's."""

from datetime import datetime

from django.db import transaction

from wudan.backups.models import KeptCopy
from wudan.kit.safekeeping import Copy


@transaction.atomic
def note_copy(
    copy: Copy, *, written: int, seconds: float, reached: int, at: datetime, until: datetime | None
) -> None:
    """The row; rows of copies older than `until` go, as the copies do. Without it none goes."""
    KeptCopy.objects.update_or_create(
        name=copy.name,
        defaults={
            "county": copy.county, "at": at, "size": copy.size, "written": written,
            "seconds": seconds, "reached": reached,
        },
    )  # fmt: skip
    if until:
        KeptCopy.objects.filter(at__lt=until).delete()

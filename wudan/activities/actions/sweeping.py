"""Photographs of sign-in sheets that no row names: whatever was being written did not come about."""

from datetime import datetime, timedelta

from wudan.activities.files import sheets_kept
from wudan.activities.models import RosterSheet


def sweep_sheets(*, at: datetime) -> int:
    """Remove those of a day ago; how many."""
    named = RosterSheet.objects.exclude(photo="").values_list("photo", flat=True)
    return sheets_kept().sweep(set(named), before=at - timedelta(days=1))

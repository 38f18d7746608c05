"""清除导出: files go after a day, rows of the register after three years."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.exchange.actions.recording import journal, lock
from wudan.exchange.enums import ExportState
from wudan.exchange.files import exports_kept
from wudan.exchange.models import Export
from wudan.people.actors import THE_CLOCK


def clear(*, at: datetime) -> int:
    """Remove what has lain long enough; how many files went."""
    Export.objects.past_keeping(at=at).delete()
    due = list(Export.objects.to_clear(at=at))
    for export in due:
        _clear_one(export, at)
    return len(due) + _remove_strays(at)


def _clear_one(export: Export, at: datetime) -> None:
    with transaction.atomic():
        held = lock(export)
        if held.state != ExportState.READY:
            return
        name, held.file_name = held.file_name, ""
        held.state, held.gone_at = ExportState.GONE, at
        held.save()
        journal("clear", held, by=THE_CLOCK, at=at)
    exports_kept().remove(name)


def _remove_strays(at: datetime) -> int:
    """Files that no row names: a worker died between writing one and registering it."""
    named = Export.objects.exclude(file_name="").values_list("file_name", flat=True)
    return exports_kept().sweep(frozenset(named), before=at - timedelta(hours=1))

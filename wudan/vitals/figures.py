"""The figures of the house that come from its rows: few statements, each over an index."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max

from wudan.backups.standing import standing
from wudan.journal.outbox import backlog
from wudan.notices.enums import CopyState
from wudan.notices.models import Copy
from wudan.orders.models import Deadline
from wudan.privacy.models import RetentionRun
from wudan.vitals import beats

OPEN = (CopyState.WAITING, CopyState.HANDING, CopyState.IN_DOUBT, CopyState.HANDED)
WENT_WRONG = (CopyState.FAILED, CopyState.DOUBTFUL)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and ages; an age is None where it never happened."""

    outbox_waiting: int
    outbox_age: timedelta
    overdue: int
    overdue_age: timedelta
    """How long the oldest passed deadline waits to be acted on."""
    notices: dict[str, int]
    """Copies that are open, and those that went wrong within a day, by state."""
    worker_age: timedelta | None
    backup_age: timedelta | None
    proof_age: timedelta | None
    retention_age: timedelta | None
    """Since the retention table was last applied whole."""
    database_bytes: int


def look(*, at: datetime) -> Figures:
    """In ten statements."""
    waiting, age = backlog(at=at)
    late = Deadline.objects.due_unnoticed(at)
    oldest = late.values_list("due_at", flat=True).first()
    kept, seen = standing(at=at), beats.newest(settings.HOME)
    applied = RetentionRun.objects.aggregate(at=Max("finished_at"))["at"]
    return Figures(
        waiting, age, late.order_by().count(), at - oldest if oldest else timedelta(0), _notices(at),
        worker_age=at - seen if seen else None,
        backup_age=at - kept.copy.at if kept.copy else None,
        proof_age=at - kept.proven.at if kept.proven else None,
        retention_age=at - applied if applied else None,
        database_bytes=database_bytes(),
    )  # fmt: skip


def _notices(at: datetime) -> dict[str, int]:
    copies = Copy.objects.order_by()
    wrong = copies.filter(county=settings.PACK.county, made_at__gte=at - _DAY, state__in=WENT_WRONG)
    counted = dict.fromkeys((*OPEN, *WENT_WRONG), 0)
    for rows in (copies.filter(state__in=OPEN), wrong):
        counted |= dict(rows.values_list("state").annotate(Count("pk")))
    return {str(state): many for state, many in counted.items()}


def database_bytes() -> int:
    """How large the database is, its log of writes included where it is a file."""
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        files = (name, name.with_name(f"{name.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])

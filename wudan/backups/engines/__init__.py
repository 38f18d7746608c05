"""The two databases: how one is copied while in use, laid out beside, asked, and swapped in."""

from django.db import connection

from wudan.backups.engines.engine import Engine, Laid, Snapshot
from wudan.backups.engines.postgres import Postgres
from wudan.backups.engines.sqlite import Sqlite

__all__ = ["Engine", "Laid", "Snapshot", "engine"]


def engine() -> Engine:
    """That of this house."""
    told = connection.settings_dict
    return Sqlite.of(told) if connection.vendor == "sqlite" else Postgres.of(told)

"""就绪: what is not right, by name. What keeps the house from serving, and what asks for somebody to look.

Names and plain words only: no path, no address, nothing of anybody.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from wudan.backups.standing import COPIED_EVERY, PROVEN_EVERY
from wudan.kit.sealing import Keyring, KeysFileError
from wudan.people.rotation import missing_at_a_glance
from wudan.vitals.beats import SILENT_AFTER
from wudan.vitals.figures import Figures, look

LEAST_BYTES_TO_WRITE = 200_000_000
LEAST_BYTES_AT_EASE = 2_000_000_000
OUTBOX_SLOW = timedelta(minutes=10)
NOTICED_LATE = timedelta(minutes=5)
"""The worker acts on a deadline within seconds (G14: sixty after its return)."""
RETAINED_EVERY = timedelta(days=2)
"""The worker applies the retention table daily; one night may go wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not right."""

    name: str
    words: str
    stops: bool = False
    """Whether pages cannot be served as they should."""


def findings(*, at: datetime) -> list[Finding]:
    """All that is not right now; empty when the house is well."""
    away = _database()
    if away:
        return [*away, *_disk(), *_keys()]
    return [*_disk(), *(list(_keys()) or _opening()), *_behind(look(at=at))]


def unapplied() -> list[tuple[str, str]]:
    """Migrations of this version that the database lacks: package and name, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(step.app_label, step.name) for step, _ in plan]


_migrated_for: set[str] = set()
"""Databases found to have all this program's migrations: that does not change under it."""


def _database() -> list[Finding]:
    name = str(connection.settings_dict["NAME"])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if name not in _migrated_for:
            if waiting := unapplied():
                words = f"{len(waiting)} 步迁移没有做：wudan upgrade --do"
                return [Finding("migrations", words, stops=True)]
            _migrated_for.add(name)
    except (OperationalError, InterfaceError, ProgrammingError):
        return [Finding("database", "数据库没有应答", stops=True)]
    return []


def _keys() -> Iterator[Finding]:
    try:
        settings.KEYRING.look_again()
    except (KeysFileError, OSError, OperationalError, InterfaceError):  # one not there is asked for
        yield Finding("keys", "密钥文件读不了", stops=True)


_opened_with: dict[str, Keyring] = {}
"""By database, the keyring that was found to open its texts: asked again when the file has changed."""


def _opening() -> list[Finding]:
    name, ring = str(connection.settings_dict["NAME"]), settings.KEYRING.present
    if _opened_with.get(name) is not ring:
        if missing_at_a_glance():
            return [Finding("keys", "密钥文件打不开已有的资料", stops=True)]
        _opened_with[name] = ring
    return []


def free_bytes() -> int:
    """The least that is free where the house, its database or its copies lie."""
    places = {settings.HOME, Path(settings.BACKUPS)}
    if connection.vendor == "sqlite":
        places.add(Path(str(connection.settings_dict["NAME"])).parent)
    return min(shutil.disk_usage(place).free for place in places if place.exists())


def _disk() -> Iterator[Finding]:
    free = free_bytes()
    if free < LEAST_BYTES_AT_EASE:
        yield Finding("disk", f"磁盘只剩 {free // 10**6} MB", stops=free < LEAST_BYTES_TO_WRITE)


def _behind(seen: Figures) -> Iterator[Finding]:
    """What the worker and the nightly commands have left undone."""
    if seen.worker_age is None or seen.worker_age > SILENT_AFTER:
        yield Finding("worker", "后台进程没有动静")
    if seen.outbox_age > OUTBOX_SLOW:
        yield Finding("outbox", f"{seen.outbox_waiting} 件事等了 {_minutes(seen.outbox_age)} 分钟")
    if seen.overdue_age > NOTICED_LATE:
        yield Finding("deadlines", f"{seen.overdue} 个期限过了没有处理")
    if seen.backup_age is None or seen.backup_age > COPIED_EVERY:
        yield Finding("backup", "最近一次备份太久了，或者从没有过")
    if seen.proof_age is None or seen.proof_age > PROVEN_EVERY:
        yield Finding("drill", "太久没有证明备份能恢复，或者从没有过")
    if seen.retention_age is None or seen.retention_age > RETAINED_EVERY:
        yield Finding("retention", "到期清理两天没有做完，或者从没有做完过")


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)

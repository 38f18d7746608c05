"""升级前查: what stands in the way of bringing this database to this version, found before anything is touched."""

import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import Error, OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from wudan.kit.sealing import KeysFileError
from wudan.people.rotation import missing_keys
from wudan.vitals import beats
from wudan.vitals.figures import database_bytes
from wudan.vitals.readiness import Finding, free_bytes

SPARE_BYTES = 500_000_000
_COPIES = 2
"""Room beside the database: its copy, and what migrating writes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One migration that waits."""

    package: str
    name: str
    is_reversible: bool
    is_atomic: bool = True
    """Whether it is one transaction: done, or not begun."""


def is_empty() -> bool:
    """Whether the database has no tables of ours yet: a first installation."""
    return "django_migrations" not in connection.introspection.table_names()


def steps() -> list[Step]:
    """What would be done, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [
        Step(one.app_label, one.name, all(act.reversible for act in one.operations), one.atomic)
        for one, _ in plan
    ]


def is_untouched(waited: list[Step]) -> bool:
    """Whether the database certainly has the tables it had when these steps waited, though doing them raised."""
    try:
        return steps() == waited and (not waited or waited[0].is_atomic)
    except Error:
        return False


def in_the_way(*, at: datetime, while_serving: bool) -> list[Finding]:
    """What is wrong; `stops` where upgrading must not begin."""
    try:
        connection.ensure_connection()
    except OperationalError:
        return [Finding("database", "数据库没有应答：地址、口令、服务是否启动", stops=True)]
    return [*_settings(), *_room(), *_keys(), *_running(at, while_serving=while_serving)]


def _settings() -> Iterator[Finding]:
    """What Django would warn a house about that is open to the world."""
    if settings.DEMO:
        yield Finding("demo", "WUDAN_DEMO=1：演示口令人人知道，只能用于演示")
    if not settings.TLS:
        yield Finding("tls", "WUDAN_TLS 没有设：只能在本机用，给别的机器用要有终止 TLS 的代理")
    for found in run_checks(include_deployment_checks=True):
        is_about_tls = str(found.id).startswith("security.")
        if (
            found.level >= WARNING
            and not found.is_silenced()
            and (settings.TLS or not is_about_tls)
        ):
            yield Finding("settings", f"{found.id} {found.msg}")


def _room() -> Iterator[Finding]:
    wanted, free = _COPIES * database_bytes() + SPARE_BYTES, free_bytes()
    if free < wanted:
        words = f"磁盘还剩 {free // 10**6} MB，升级前的备份和迁移要 {wanted // 10**6} MB"
        yield Finding("disk", words, stops=True)


def _keys() -> Iterator[Finding]:
    try:
        missing = set() if is_empty() else missing_keys()
    except (OperationalError, ProgrammingError):  # a table that this version adds
        missing = set()
    except (KeysFileError, OSError):
        yield Finding("keys", f"密钥文件 {settings.KEYS_FILE.name} 读不了", stops=True)
        return
    if missing:
        words = f"密钥文件里没有 {'、'.join(sorted(missing))}，或者不是原来那一把，请先从备份恢复"
        yield Finding("keys", words, stops=True)


def _running(at: datetime, *, while_serving: bool) -> Iterator[Finding]:
    found = Counter(map(beats.machine_of, beats.running(settings.HOME, at=at)))
    here = found.pop(platform.node(), 0)
    if here:
        words = f"{here} 个旧进程还在运行：systemctl stop wudan.service wudan-work.service（来访的人会排队等）"
        yield Finding("running", words, stops=not while_serving)
    for machine, many in sorted(found.items()):
        words = f"{machine} 上还有 {many} 个旧进程在运行：在那台机器上 systemctl stop wudan.service wudan-work.service"
        yield Finding("running", words, stops=not while_serving)

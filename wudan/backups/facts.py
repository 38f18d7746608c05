"""What a database holds, asked in plain SQL: of a live one, a copy, or one just restored.

The same questions on both engines and both times, so that a restored copy can be laid beside the
list that was made with it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Ask = Callable[[str], list[tuple[Any, ...]]]
_SUMS = {
    "时长分录": ("ledger_entry", "minutes"),
    "积分分录": ("ledger_pointentry", "points"),
    "服务记录": ("ledger_servicerecord", "minutes"),
    "专项资金变动": ("funds_fundmovement", "spent_by"),
}
"""Table and column; the sum of what they move, whichever way. What a version does not have is not asked."""
_COLUMNS = {
    "sqlite": "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
    "postgresql": "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'",
}
_HEADS = "SELECT key, length, head FROM journal_chain ORDER BY key"
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    "postgresql": "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
}
_STEPS = "SELECT app, max(name) FROM django_migrations GROUP BY app"
_ANCHOR = "SELECT max(number) FROM journal_anchor"


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows by table, sums of the books, the digest of the trail's heads, steps of migration."""

    steps: dict[str, str]
    counts: dict[str, int]
    sums: dict[str, int | str]
    anchors: int
    """Number of the last anchoring the database knows of."""


def facts_of(ask: Ask, kind: str) -> Facts:
    """Ask. Whatever the database raises goes through: then it cannot be copied."""
    tables = [str(row[0]) for row in ask(_TABLES[kind])]
    counts = {name: int(ask(f'SELECT count(*) FROM "{name}"')[0][0]) for name in tables}  # noqa: S608 - names of the catalogue
    if "django_migrations" not in counts:
        return Facts({}, counts, {}, 0)
    columns = {(str(table), str(column)) for table, column in ask(_COLUMNS[kind])}
    sums: dict[str, int | str] = {
        label: int(ask(f"SELECT sum(abs({column})) FROM {table}")[0][0] or 0)  # noqa: S608 - ours, above
        for label, (table, column) in _SUMS.items()
        if (table, column) in columns
    }
    anchors = 0
    if "journal_chain" in counts:
        heads = sorted(ask(_HEADS))
        sums["留痕各链的链头"] = hashlib.sha256(repr([tuple(row) for row in heads]).encode()).hexdigest()  # fmt: skip
        anchors = int(ask(_ANCHOR)[0][0] or 0)
    return Facts({str(app): str(name) for app, name in ask(_STEPS)}, counts, sums, anchors)


def differences(wanted: Facts, found: Facts) -> list[str]:
    """Where a restored database is not what the list says, each in a line."""
    lines = [
        f"表 {name}：清单里 {wanted.counts.get(name, '没有')} 行，恢复出来 {found.counts.get(name, '没有')} 行"
        for name in sorted(wanted.counts.keys() | found.counts.keys())
        if wanted.counts.get(name) != found.counts.get(name)
    ]
    return lines + [
        f"{label}：清单里 {value}，恢复出来 {found.sums[label]}"
        for label, value in wanted.sums.items()
        if label in found.sums and found.sums[label] != value
    ]

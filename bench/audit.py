"""How fast the journal is proved: `python -m bench.audit [rows]`; the aim is a million in 60 s.

Makes a journal of a year or so (branches, days, some 270 events a chain) by plain SQL, anchors
it, proves it once whole, and once more with one row edited. Uses WUDAN_DATABASE_URL if set
(`python -m tests.databases -- python -m bench.audit`), else a SQLite file of its own. Processor
seconds stand beside the wall's: machines are shared.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

ROWS = 1_000_000
AIM_SECONDS = 60.0
BRANCHES = 10
PER_CHAIN = 270
COUNTY = "610626"
_STEPS = ("place", "accept", "dispatch", "confirm", "start", "fulfill", "review")
_WORDS = ("", "", "", "就近派单，老人腿脚不便。", "到期没有答复，收回另派")


def main(arguments: list[str]) -> int:
    """Generate, anchor, prove; 0 whatever the figures: they inform, they do not gate."""
    rows = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory(prefix="wudan-bench-") as home:
        os.environ.update(WUDAN_HOME=home, DJANGO_SETTINGS_MODULE="config.settings")
        from bench.requests import _make_database

        _make_database()
        import django

        django.setup()
        _measure(rows, Path(home))
    return 0


def fill(rows: int, *, begin: datetime, seed: int = 1) -> None:
    """So many events in whole chains, signed as `record` signs them; the guard steps aside."""
    from django.db import connection, transaction

    guard = import_module("wudan.journal.migrations._keep_heads_and_anchors")
    with connection.cursor() as cursor, transaction.atomic():
        for statement in guard.statements_to_release(connection.vendor):
            cursor.execute(statement)
        heads: dict[str, tuple[int, str]] = {}
        for batch in _batches(_events(rows, begin, random.Random(seed), heads)):
            _insert(cursor, "journal_event", list(batch[0]), [list(row.values()) for row in batch])
        made = [[key, length, head, ""] for key, (length, head) in heads.items()]
        _insert(cursor, "journal_chain", ["key", "length", "head", "archive"], made)
        for statement in guard.statements_to_keep(connection.vendor):
            cursor.execute(statement)


def _events(
    rows: int, begin: datetime, chance: random.Random, heads: dict[str, tuple[int, str]]
) -> Iterator[dict[str, Any]]:
    """A branch and a day at a time, as they would come within a day."""
    from django.db import connection

    from wudan.journal.events import hash_of
    from wudan.journal.models import Event
    from wudan.kit.canonical import spell

    for number in range(rows):
        place, seq = divmod(number, PER_CHAIN)
        day, branch = divmod(place, BRANCHES)
        at = begin + timedelta(days=day, seconds=seq * 100, microseconds=number % 10**6)
        key, step = f"{COUNTY}:{branch}:{at:%Y%m%d}", chance.randrange(len(_STEPS))
        content = {
            "county": COUNTY, "chain": key, "seq": seq + 1, "verb": f"order.{_STEPS[step]}",
            "subject": "order", "subject_id": number // 7 + 1, "person_id": chance.randrange(3000),
            "post_id": chance.choice([None, 17, 230]), "role": "station_keeper",
            "who": "杨柳村站·站长", "unit_id": 1000 + branch, "why": chance.choice(_WORDS),
        }  # fmt: skip
        facts = {"from": _STEPS[step - 1], "to": _STEPS[step], "channel": "web"}
        event = Event(at=at, facts=facts, previous=heads.get(key, (0, ""))[1], **content)
        signed = hash_of(event)
        heads[key] = (seq + 1, signed)
        yield content | {
            "at": connection.ops.adapt_datetimefield_value(at), "facts": spell(facts).decode(),
            "previous": event.previous, "hash": signed,
        }  # fmt: skip


def _batches(rows: Iterator[dict[str, Any]], size: int = 2000) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _insert(cursor: Any, table: str, columns: list[str], rows: list[list[Any]]) -> None:
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def _measure(rows: int, home: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from wudan.journal.anchoring import anchor
    from wudan.journal.verifying import Places, verify
    from wudan.kit.clock import CHINA

    call_command("migrate", verbosity=0)
    begin = datetime(2025, 1, 1, 8, tzinfo=CHINA)
    places = Places(home / "anchors", home / "archive")
    now = begin + timedelta(days=rows // (PER_CHAIN * BRANCHES) + 2)
    print(f"{connection.display_name}, {rows:,} events", flush=True)
    with _Timed("generate", rows):
        fill(rows, begin=begin)
    with _Timed("anchor", rows):
        anchor(folder=places.anchors, at=now)
    with _Timed("prove", rows):
        whole = verify(places=places, at=now)
    assert not whole.faults, whole.faults[:3]
    assert whole.events_count == rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'':<12}{whole.chains_count:,} chains, {peak} MB at most, aim {AIM_SECONDS:.0f} s")
    _forge()
    with _Timed("prove edited", rows):
        faults = verify(places=places, at=now).faults
    assert len(faults) == 1
    print(f"{'':<12}{faults[0]}")


def _forge() -> None:
    from django.db import connection

    guard = import_module("wudan.journal.migrations._keep_heads_and_anchors")
    with connection.cursor() as cursor:
        for statement in guard.statements_to_release(connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE journal_event SET why = '改过' WHERE seq = 7 AND subject_id = 1")


class _Timed:
    def __init__(self, name: str, rows: int) -> None:
        self.name, self.rows = name, rows

    def __enter__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        wall, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        speed = f"{self.rows / wall:>10,.0f} rows/s"
        print(f"{self.name:<12}{wall:>8.1f} s wall{cpu:>8.1f} s CPU{speed}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

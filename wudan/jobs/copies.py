"""What the four commands of backups share: the store and its key, the bar, the proof of a restored house."""

import argparse
import shutil
import subprocess
import sys
from getpass import getpass
from pathlib import Path

from django.conf import settings
from django.db import connection

from config.environment import surroundings_of
from wudan.backups.restoring import Beside
from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.kit.safekeeping import BackupKey, Copy, Store, read_code, read_key

_SHOWN = 12
_PATIENCE_SECONDS = 6 * 3600
AHEAD_OF_US = (
    "有 {n} 份备份的时间在将来（{name}），不算最新；要用它请加 --copy。这里说的是 {found}。"
)


def add_place(parser: argparse.ArgumentParser) -> None:
    """Which store, and what opens it."""
    parser.add_argument("--from", dest="store", type=Path, metavar="FOLDER", help="the backups; WUDAN_BACKUPS without it")  # fmt: skip
    parser.add_argument("--key", type=Path, metavar="FILE", help="the backup key; WUDAN_BACKUP_KEY without it")  # fmt: skip
    parser.add_argument("--code", action="store_true", help="ask for the recovery code on paper instead")  # fmt: skip
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def add_copy(parser: argparse.ArgumentParser) -> None:
    """Which copy."""
    parser.add_argument("--copy", default="", metavar="NAME", help="which backup; the newest without it")  # fmt: skip


def key_of(options: argparse.Namespace) -> BackupKey:
    """From the file, or from what is typed. Raises StoreFault."""
    if not options.code:
        return read_key(options.key or settings.BACKUP_KEY)
    asked = getpass("恢复码：") if sys.stdin.isatty() else sys.stdin.readline()
    return read_code(asked)


def store_of(options: argparse.Namespace) -> Store:
    """The store that was meant. Raises StoreFault."""
    return Store(options.store or settings.BACKUPS, key_of(options))


def patience() -> float:
    """How many seconds to wait for the store: hours, when a timer runs us beside another and nobody would come again
    before tomorrow; not at all when somebody at a terminal can read that it is in use."""
    return 0 if sys.stdin.isatty() or sys.stdout.isatty() else _PATIENCE_SECONDS


def chosen(store: Store, options: argparse.Namespace) -> Copy:
    """The copy that was meant. Raises StoreFault."""
    return store.read(options.copy or newest(store))


def newest(store: Store) -> str:
    """The newest copy; those a wrong clock put ahead of it are named. Raises StoreFault."""
    at = clock.now()
    found = store.newest(at=at)
    if ahead := store.ahead(at=at):
        sys.stderr.write(AHEAD_OF_US.format(n=len(ahead), name=ahead[-1], found=found) + "\n")
    return found


def database_words() -> str:
    """Which database it is about, said before anything is done: settings read amiss mean another one."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"数据库：SQLite {told['NAME']}"
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"数据库：PostgreSQL {told['USER']}@{told['HOST'] or 'localhost'}{port}/{told['NAME']}"


def bar(total: int, label: str, options: argparse.Namespace) -> Progress:
    """How far it has come."""
    return Progress(total, label, bar=options.progress)


def prove(beside: Beside) -> list[str]:
    """Bring a restored house to this version and prove it, in processes that have only its files:
    ledger, trail, keys. What is wrong, each in a line."""
    env = surroundings_of(beside.home, beside.laid.url)
    for command in (("migrate",), ("verify", "--here")):
        done = subprocess.run(  # noqa: S603 - ourselves
            (sys.executable, "-m", "wudan.jobs.commandline", *command), env=env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            said = [line for line in done.stdout.strip().splitlines() if line.strip()]
            return [f"wudan {' '.join(command)} 没有通过", *said[-_SHOWN:]]
    return []


def told(copy: Copy) -> list[tuple[str, str]]:
    """A copy in words: what would come."""
    counts, files = copy.tables.counts, copy.files
    return [
        ("备份", f"{copy.name}，{local_words(copy)}"),
        ("版本", f"{copy.program}，{copy.tables.kind} {copy.tables.version}"),
        *rows_told(counts),
        ("文件", f"{len(files)} 个，{size_words(sum(file.size for file in files))}"),
    ]


_TOLD = (
    ("people_person", "人员"), ("orders_order", "点单"), ("activities_activity", "活动"),
    ("ledger_entry", "时长分录"), ("ledger_pointentry", "积分分录"), ("journal_event", "留痕"),
)  # fmt: skip


def rows_told(counts: dict[str, int]) -> list[tuple[str, str]]:
    """How many of the things a person knows by name."""
    return [(label, f"{counts.get(table, 0)}") for table, label in _TOLD]


def local_words(copy: Copy) -> str:
    """The moment of a copy, in the county's time."""
    return f"{copy.moment.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def size_words(count: int) -> str:
    """Bytes for people."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} 字节"


def sweep_left(label: str) -> None:
    """Scratch folders that a killed run left in the house."""
    for folder in settings.HOME.glob(f".{label}-*"):
        shutil.rmtree(folder, ignore_errors=True)

"""Make a backup (备份) of database, files and keys, sealed, while the house is in use; bring it elsewhere.

Parts that are there already are not written again. The first backup makes the backup key: write its
recovery code (--show-key) on paper and keep it where the backups are not. Without it no backup opens.
"""

import argparse
import sqlite3
import sys
import time
from datetime import timedelta
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import Error, connection

from wudan.backups.actions import note_copy
from wudan.backups.engines import Engine, engine
from wudan.backups.making import Made, make, measured
from wudan.backups.places import folders
from wudan.backups.sending import bring, same_disk, send
from wudan.jobs.copies import bar, database_words, key_of, patience, size_words
from wudan.kit import clock
from wudan.kit.safekeeping import Store, StoreFault, make_key
from wudan.kit.safekeeping.thinning import LONGEST

HELP = "make a sealed backup (备份) while in use, and bring it elsewhere"
NOTED_EVERY = timedelta(hours=1)
LEAST_SECONDS = {"sqlite": 10, "postgresql": 900}
KEY_MADE = (
    "做了新的备份密钥 {path}（{id}）。请马上运行 wudan backup --show-key，把恢复码抄在纸上，"
    "放在没有备份的地方：没有它，谁也打不开备份。"
)

ROUND_FAILED = "这一次没有备份完（{kind}：{fault}），接着做下一次。"
NOT_ALLOWED = "由 systemd 运行时，改了放备份的地方要再运行一次 deploy/install.sh。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from and to, how often."""
    parser.add_argument("--into", dest="store", type=Path, metavar="FOLDER", help="the backups; WUDAN_BACKUPS without it")  # fmt: skip
    parser.add_argument("--to", type=Path, action="append", metavar="FOLDER", help="another place as well (异地), may be said again; WUDAN_BACKUPS_TO without it")  # fmt: skip
    parser.add_argument("--first-use", action="store_true", help="begin in another place though it is on a disk of this machine's own")  # fmt: skip
    parser.add_argument("--key", type=Path, metavar="FILE", help="the backup key; WUDAN_BACKUP_KEY without it")  # fmt: skip
    parser.add_argument("--every", type=int, metavar="SECONDS", help="go on: one more whenever something changed")  # fmt: skip
    parser.add_argument("--afresh", action="store_true", help="write every part anew, trusting none that is there")  # fmt: skip
    parser.add_argument("--show-key", action="store_true", help="only print the recovery code, for paper")  # fmt: skip
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """0 when it was made and reached every place; 1 when it was made but not all were reached."""
    options.code = False
    if options.show_key:
        key = key_of(options)
        print(f"备份密钥 {key.id} 的恢复码：\n{key.code}")
        return 0
    print(database_words())
    live = engine()
    if options.every is not None and options.every < LEAST_SECONDS[live.kind]:
        print(_too_often(live.kind), file=sys.stderr)
        return 2
    store = _store(options)
    if options.every is None:
        return _once(store, live, options, noted=True)
    return _go_on(store, live, options)


def _store(options: argparse.Namespace) -> Store:
    """The store, made if it is the first time. Raises StoreFault, also where nothing may be written."""
    folder = options.store or settings.BACKUPS
    try:
        _key_is_there(options)
        return Store(folder, key_of(options), make=True)
    except OSError as fault:
        place = fault.filename or folder
        raise StoreFault(
            f"没有备份成，{place} 写不了：{fault.strerror or fault}。{NOT_ALLOWED}"
        ) from fault


def _once(store: Store, live: Engine, options: argparse.Namespace, *, noted: bool) -> int:
    """One copy, its way elsewhere, its row, the old ones away."""
    places = options.to if options.to is not None else list(settings.BACKUPS_TO)
    with store.turn(wait_seconds=patience()):
        made = _made(store, live, options)
        options.made = made.copy.name
        at = clock.now()
        doubt = store.doubt(at=at)
        reached, faults = bring(store, places, at=at, is_first_use=options.first_use)
        faults = [doubt, *faults] if doubt else faults
        if settings.BACKUPS_SEND:
            fault = send(settings.BACKUPS_SEND, store.folder)
            faults, reached = ([*faults, fault], reached) if fault else (faults, reached + 1)
        if noted:
            _note(made, reached, forgets=not doubt)
            store.thin(at=at)
    _tell(made, store, places, reached, faults)
    return 1 if faults else 0


def _made(store: Store, live: Engine, options: argparse.Namespace) -> Made:
    """One copy, with its bar. Raises StoreFault, also for a full disk."""
    progress = bar(measured(live), "备份", options)
    try:
        return make(store, live, at=clock.now(), afresh=options.afresh, advance=progress.advance)
    except OSError as fault:
        raise StoreFault(
            f"没有备份成，{store.folder} 写不了：{fault.strerror or fault}。"
        ) from fault
    finally:
        progress.finish()


def _go_on(store: Store, live: Engine, options: argparse.Namespace) -> int:
    """Until stopped. A round that fails is told, and tried again; the house is not held up by it."""
    seen: object = None
    noted_at = clock.now() - 2 * NOTED_EVERY
    while True:
        began, is_hour = time.monotonic(), clock.now() - noted_at >= NOTED_EVERY
        try:
            if (now := _marks(live)) != seen:
                _once(store, live, options, noted=is_hour)
                noted_at = clock.now() if is_hour else noted_at
                seen = None if is_hour else now  # what came between copy and note is copied next
        except StoreFault as fault:
            print(fault.words, file=sys.stderr)
        except (OSError, sqlite3.Error, psycopg.Error, Error) as fault:
            connection.close()  # what broke off is not used again
            print(ROUND_FAILED.format(kind=type(fault).__name__, fault=fault), file=sys.stderr, flush=True)  # fmt: skip
        time.sleep(max(1.0, options.every - (time.monotonic() - began)))


def _marks(live: Engine) -> tuple[object, ...]:
    """Changes with the database, and with every file that comes or goes."""
    stamps = (path.stat().st_mtime_ns for path in folders().values() if path.exists())
    return (live.mark(), *stamps)


def _note(made: Made, reached: int, *, forgets: bool) -> None:
    moment = made.copy.moment
    note_copy(
        made.copy, written=made.written, seconds=made.seconds, reached=reached, at=moment,
        until=moment - LONGEST if forgets else None,
    )  # fmt: skip


def _key_is_there(options: argparse.Namespace) -> None:
    """Make one for a first backup; never for a store that already has another."""
    path = options.key or settings.BACKUP_KEY
    store = options.store or settings.BACKUPS
    if path.exists() or (store / "store.json").exists():
        return
    cipher = settings.KEYRING.present.current.cipher
    key = make_key(path, cipher=cipher, made_on=clock.day_of(clock.now()))
    print(KEY_MADE.format(path=path, id=key.id))


def _tell(made: Made, store: Store, places: list[Path], reached: int, faults: list[str]) -> None:
    copy = made.copy
    print(
        f"备份 {copy.name} 做好了：{len(copy.files)} 个文件和数据库，共 {size_words(copy.size)}，"
        f"新写 {size_words(made.written)}，用时 {made.seconds:.1f} 秒，在 {store.folder}。"
    )
    if reached:
        print(f"异地送到了 {reached} 处。")
    elif not faults:
        print("没有设异地：这台机器坏了，备份也就没了。用 --to 或 WUDAN_BACKUPS_TO 设一处。")
    for place in places:
        if same_disk(store.folder, place):
            print(f"{place} 和备份在同一块盘上，不算异地。")
    for fault in faults:
        print(fault, file=sys.stderr)


def _too_often(kind: str) -> str:
    least = LEAST_SECONDS[kind]
    if kind == "postgresql":
        return f"PostgreSQL 每次都要整库导出，最密 {least} 秒一次；要更密请用 WAL 归档（docs/howto/backups.md）。"
    return f"最密 {least} 秒一次。"

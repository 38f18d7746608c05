"""Prove backups without restoring them: every part opened, held against the list. Or prove this house.

Answers 0 when all is whole, 1 with each fault, 2 when the store or the key cannot be used.
"""

import argparse
from types import SimpleNamespace

from django.db import OperationalError, ProgrammingError

from wudan.jobs.commands import verify_audit, verify_ledger
from wudan.jobs.commands.serve import NOT_MIGRATED
from wudan.jobs.copies import (
    add_copy,
    add_place,
    bar,
    local_words,
    newest,
    size_words,
    store_of,
    told,
)
from wudan.jobs.keys import wrong_with_keys
from wudan.kit.safekeeping import Copy, Store, StoreFault

HELP = "prove backups (备份) without restoring, or this house with --here"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which copies."""
    add_place(parser)
    add_copy(parser)
    parser.add_argument("--all", action="store_true", help="every backup of the folder")
    parser.add_argument("--list", action="store_true", help="only list them")
    parser.add_argument("--here", action="store_true", help="not a backup: keys, books and trail of this house")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Prove, and tell."""
    if options.here:
        return _here()
    store = store_of(options)
    names = store.names() if options.all or options.list else [options.copy or newest(store)]
    if options.list:
        return _list(store, names)
    return max([_one(store, name, options) for name in names], default=0)


def _one(store: Store, name: str, options: argparse.Namespace) -> int:
    try:
        copy = store.read(name)
    except StoreFault as fault:
        print(fault.words)
        return 1
    progress = bar(copy.size, "核对备份", options)
    faults = store.prove(copy, progress.advance)
    progress.finish()
    if faults:
        print(f"备份 {name} 有 {len(faults)} 处不对：")
        print(*(f"  {words}" for words in faults), sep="\n")
        return 1
    print(f"备份 {name} 完好：每个部分都打开了，都与清单相符。{_in_short(copy)}")
    return 0


def _list(store: Store, names: list[str]) -> int:
    proven = store.proven
    for name in names:
        try:
            copy = store.read(name)
        except StoreFault as fault:
            print(fault.words)
            continue
        mark = "（最近一次演练证明过）" if name == proven else ""
        print(f"{name}  {local_words(copy)}  {size_words(copy.size)}{mark}")
    return 0


def _in_short(copy: Copy) -> str:
    return "，".join(f"{label} {words}" for label, words in told(copy)[1:]) + "。"


def _here() -> int:
    """Keys, both books, stock, fund, trail."""
    try:
        wrong = wrong_with_keys()
    except (OperationalError, ProgrammingError):
        print(NOT_MIGRATED)
        return 2
    if wrong:
        print(wrong)
        return 1
    whole = SimpleNamespace(since=None, chain="", anchors=None, progress=False)
    books = verify_ledger.run(argparse.Namespace())
    trail = verify_audit.run(argparse.Namespace(**vars(whole)))
    return 1 if books or trail else 0

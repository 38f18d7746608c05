"""恢复演练: restore the newest backup into a scratch place, prove it, time it, note the day, clean up.

The house goes on meanwhile and is not touched but for the note. Answers 0 when proved, 1 with what is
wrong, 2 when it could not be tried.
"""

import argparse
import secrets
import sys
import time
from pathlib import Path

from django.conf import settings

from wudan.backups.actions import note_drill
from wudan.backups.engines import Engine, engine
from wudan.backups.restoring import away_with, compared, insist_it_fits, lay_out
from wudan.jobs.copies import (  # fmt: skip
    add_copy,
    add_place,
    bar,
    chosen,
    local_words,
    patience,
    prove,
    size_words,
    store_of,
    sweep_left,
)
from wudan.kit import clock
from wudan.kit.safekeeping import Copy, Store, StoreFault
from wudan.people.actors import THE_OPERATOR

HELP = "restore the newest backup beside the house and prove it (恢复演练)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which copy, and where the scratch place is."""
    add_place(parser)
    add_copy(parser)
    parser.add_argument("--scratch", type=Path, metavar="FOLDER", help="where to restore to for the while; WUDAN_HOME without it")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Restore, prove, note."""
    store, live = store_of(options), engine()
    began = time.monotonic()
    with store.turn(wait_seconds=patience()):
        sweep_left("drill")
        live.sweep("drill")
        copy = chosen(store, options)
        home = (options.scratch or settings.HOME) / f".drill-{secrets.token_hex(4)}"
        insist_it_fits(copy, live, home.parent)
        faults = _faults(store, copy, live, home, options)
        seconds = time.monotonic() - began
        at = clock.now()
        note_drill(copy, faults, seconds=seconds, by=THE_OPERATOR, at=at)
        if not faults:
            store.note_proven(copy.name, at=at)
    return _tell(copy, faults, seconds)


def _faults(
    store: Store, copy: Copy, live: Engine, home: Path, options: argparse.Namespace
) -> list[str]:
    progress = bar(copy.size, "恢复", options)
    try:
        beside = lay_out(store, copy, live, home, label="drill", advance=progress.advance)
    except StoreFault as fault:
        return [fault.words]
    finally:
        progress.finish()
    try:
        return compared(copy, live, beside) or prove(beside)
    finally:
        away_with(beside, live)


def _tell(copy: Copy, faults: list[str], seconds: float) -> int:
    head = f"备份 {copy.name}（{local_words(copy)}，{size_words(copy.size)}）"
    if not faults:
        print(
            f"{head}恢复出来了，账本、留痕、密钥、每个文件都核对完好，用时 {seconds:.0f} 秒。已记下。"
        )
        return 0
    print(f"{head}恢复不成，用时 {seconds:.0f} 秒：", file=sys.stderr)
    for fault in faults:
        print(f"  {fault}", file=sys.stderr)
    return 1

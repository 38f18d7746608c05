"""Restore (恢复) a backup: say what is there and what would come; lay it out beside; prove it; then swap.

Close the house first (WUDAN_HOME/closed), for a visitor's coming would start the service again; then stop it. Nothing is overwritten: what was there is moved to `before-restore-…` and is
yours to remove. Answers 0 when done, 1 when the backup did not prove, 2 when it was not tried.
"""

import argparse
import sys

from django.conf import settings
from django.db import connection

from wudan.backups.actions import note_restore
from wudan.backups.engines import Engine, engine
from wudan.backups.facts import Facts
from wudan.backups.half_way import WORDS, unfinished
from wudan.backups.places import files_of
from wudan.backups.restoring import Beside, away_with, compared, insist_it_fits, lay_out
from wudan.backups.swapping import Plan, begin, carry_out, planned
from wudan.jobs.copies import (  # fmt: skip
    add_copy,
    add_place,
    bar,
    chosen,
    database_words,
    prove,
    rows_told,
    store_of,
    sweep_left,
    told,
)
from wudan.kit import clock
from wudan.kit.safekeeping import Copy, Store, StoreFault, keep_key
from wudan.people.actors import THE_OPERATOR

HELP = "restore a backup (恢复): proved beside before anything is overwritten"
NOT_EMPTY = (
    "这里不是空的，什么也没有动。确定要用这份备份代替现在的，请加 --overwrite；"
    "现在的会整个移到旁边，不删除。"
)
DONE = "恢复好了。原来的在 {before}{database}，核对无误以后自己删。现在可以启动服务：先删掉 WUDAN_HOME/closed，再 restart。"
STILL_OPEN = "来访的人会让服务又启动：先 touch {closed}，再停服务，恢复以后再删掉它。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which copy; whether what is there may make way."""
    add_place(parser)
    add_copy(parser)
    parser.add_argument("--overwrite", action="store_true", help="though this house is not empty; the old one is kept beside")  # fmt: skip
    parser.add_argument("--go-on", action="store_true", help="end a swap that was cut")
    parser.add_argument("--dry-run", action="store_true", help="only say what is there and what would come")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Say, lay out, prove, swap."""
    print(database_words())
    live = engine()
    if unfinished() or options.go_on:
        return _go_on(live, options)
    store = store_of(options)
    copy = chosen(store, options)
    insist_it_fits(copy, live, settings.HOME)
    is_empty = _say(copy, live)
    if options.dry_run:
        return 0
    if not is_empty and not options.overwrite:
        print(NOT_EMPTY, file=sys.stderr)
        return 2
    if words := live.occupied():
        return _still_in_use(words)
    done = _restore(store, copy, live, options)
    if not done and not settings.BACKUP_KEY.exists():
        keep_key(settings.BACKUP_KEY, store.key)
        print(f"备份密钥也放回了 {settings.BACKUP_KEY}。")
    return done


def _restore(store: Store, copy: Copy, live: Engine, options: argparse.Namespace) -> int:
    mark = f"{clock.now():%Y%m%dT%H%M%S}"
    sweep_left("restoring")
    live.sweep("restoring")
    progress = bar(copy.size, "恢复", options)
    beside = lay_out(
        store, copy, live, settings.HOME / f".restoring-{mark}", label="restoring", advance=progress.advance
    )  # fmt: skip
    progress.finish()
    print("在旁边恢复出来了，正在核对账本、留痕和密钥……", flush=True)
    if faults := compared(copy, live, beside) or prove(beside):
        away_with(beside, live)
        print("这份备份核对不过，现在的什么也没有动：", *faults, sep="\n  ", file=sys.stderr)
        return 1
    return _swap(copy, beside, live, mark)


def _swap(copy: Copy, beside: Beside, live: Engine, mark: str) -> int:
    if words := live.occupied():  # somebody started the service meanwhile
        away_with(beside, live)
        return _still_in_use(words)
    plan = begin(copy.name, beside, live, mark=mark)
    carry_out(plan, live)
    return _end(plan)


def _still_in_use(words: str) -> int:
    closed = settings.HOME / "closed"
    more = "" if closed.exists() else STILL_OPEN.format(closed=closed)
    print(f"{words}什么也没有动。{more}", file=sys.stderr)
    return 2


def _go_on(live: Engine, options: argparse.Namespace) -> int:
    if not unfinished():
        print("没有换到一半的恢复。", file=sys.stderr)
        return 2
    if not options.go_on:
        print(WORDS, file=sys.stderr)
        return 2
    plan = planned()
    carry_out(plan, live)
    return _end(plan)


def _end(plan: Plan) -> int:
    connection.close()  # whatever was open was of the old one
    note_restore(plan.name, county=settings.PACK.county, by=THE_OPERATOR, at=clock.now())
    database = f"（数据库改名叫 {plan.old}）" if plan.fresh else ""
    print(DONE.format(before=plan.before, database=database))
    return 0


def _say(copy: Copy, live: Engine) -> bool:
    """Both side by side; whether nothing is there that could be lost."""
    print("要恢复的：")
    for label, words in told(copy):
        print(f"  {label}：{words}")
    print("现在这里：")
    try:
        facts = live.live()
    except StoreFault as fault:
        print(f"  {fault.words}")
        return False
    files = [name for name, _ in files_of() if "/" in name]
    if _is_empty(facts) and not files:
        print("  空的。")
        return True
    for label, words in rows_told(facts.counts if facts else {}):
        print(f"  {label}：{words}")
    print(f"  文件：{len(files)} 个")
    return False


def _is_empty(facts: Facts | None) -> bool:
    return facts is None or not any(
        facts.counts.get(table) for table in ("people_person", "journal_event", "areas_unit")
    )

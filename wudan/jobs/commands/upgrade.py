"""Bring the database to this version (升级): --check says what would be done and what stands in the way; --do does it.

--do checks first and stops if anything is in the way; makes a backup (备份); migrates; looks again; and says what
to restart. Close the house (WUDAN_HOME/closed) and stop the service first: the socket stays open, and who comes
meanwhile waits in its queue. Answers 0 when done; 1 or 2 when nothing was touched; 3 when it was begun and not ended.
"""

import argparse
import sys
import traceback
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError

from wudan.backups.models import KeptCopy
from wudan.jobs.commands import backup, migrate
from wudan.jobs.copies import database_words
from wudan.kit import clock
from wudan.kit.refusals import Refusal
from wudan.vitals import upgrading
from wudan.vitals.upgrading import Step

HELP = "bring the database to this version (升级): check, back up, migrate"
FRESH = timedelta(hours=1)
UNFINISHED = 3
"""Begun and not ended: neither the version before nor this one may run on these tables. No other fault answers this."""
NO_BACKUP = (
    "新版本的程序备份不了旧版本的库，什么也没有动。请用旧版本运行 wudan backup，再运行 wudan upgrade --do --backed-up。"
)  # fmt: skip

HALF_DONE = "数据库升级做了一半停下了，原因在上面：旧版本和新版本都不要启动。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look, or do."""
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--check", action="store_true", help="only say what would be done, and what stands in the way")  # fmt: skip
    asked.add_argument("--do", action="store_true", help="check, back up, migrate")
    parser.add_argument("--backed-up", action="store_true", help="a backup was made by other means: make none")  # fmt: skip
    parser.add_argument("--while-serving", action="store_true", help="processes of the version before may go on meanwhile")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """0 when it was done, or could be; 1 when something stands in the way, and nothing was touched; UNFINISHED."""
    at = clock.now()
    print(database_words())
    found = upgrading.in_the_way(at=at, while_serving=options.while_serving)
    for one in found:
        print(f"{'✗' if one.stops else '!'} {one.words}")
    if any(one.name == "database" for one in found):
        return 1
    steps = upgrading.steps()
    is_first = upgrading.is_empty()
    _tell(steps, is_first=is_first)
    if any(one.stops for one in found):
        print("有 ✗ 的先办好，再升级。什么也没有动。")
        return 1
    if options.check:
        print("可以升级：wudan upgrade --do")
        return 0
    return _do(steps, wants_backup=not (is_first or options.backed_up))


def _do(steps: list[Step], *, wants_backup: bool) -> int:
    copy = ""
    if wants_backup and (steps or not _is_fresh()) and not (copy := _back_up()):
        return 1
    try:
        migrate.run(argparse.Namespace())
    except Exception as fault:
        if not upgrading.is_untouched(steps):
            traceback.print_exc()
            return _half_done(copy)
        if isinstance(fault, Refusal):
            raise
        traceback.print_exc()
        print("第一步就没有做成，数据库还是原来的样子，旧版本可以照旧启动。", file=sys.stderr)
        return 1
    if left := upgrading.steps():
        print(f"还有 {len(left)} 步没有做成。", file=sys.stderr)
        return _half_done(copy)
    print(
        "数据库升级好了。请重启：systemctl restart wudan.service（大机器再加 wudan-work.service）。"
    )
    return 0


def _half_done(copy: str) -> int:
    """Says the way back, by the version before, which knows the copy's tables."""
    way = (
        f"用旧版本运行 wudan restore --overwrite --copy {copy}"
        if copy
        else "用旧版本恢复升级前的那份备份"
    )
    print(f"{HALF_DONE}\n退回升级前：{way}", file=sys.stderr)
    return UNFINISHED


def _tell(steps: list[Step], *, is_first: bool) -> None:
    if is_first:
        print(f"空的数据库，第一次建：{len(steps)} 步。")
        return
    print(f"要做 {len(steps)} 步迁移。" if steps else "数据库已经是这个版本，没有迁移要做。")
    for step in steps:
        back = "可以退回" if step.is_reversible else "退不回去，只能恢复备份"
        print(f"  {step.package} {step.name}  {back}")
    if steps or not _is_fresh():
        print("迁移前会先做一份备份。")


def _is_fresh() -> bool:
    """Whether there is a backup of this hour."""
    try:
        at = clock.now()
        kept = KeptCopy.objects.filter(county=settings.PACK.county)
        return kept.filter(at__gt=at - FRESH, at__lte=at).exists()
    except DatabaseError:
        return False


def _back_up() -> str:
    """The name of the copy that was made; nothing when none was."""
    parser = argparse.ArgumentParser()
    backup.add_arguments(parser)
    options = parser.parse_args([])
    try:
        done = backup.run(options)
    except DatabaseError:
        print(NO_BACKUP, file=sys.stderr)
        return ""
    if done > 1:
        print("备份没有做成，所以没有升级。", file=sys.stderr)
        return ""
    return str(options.made)  # made, even where another place was not reached

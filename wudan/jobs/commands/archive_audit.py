"""Move closed chains of long ago out of the database into files, proved before and after."""

import argparse
import sys
from datetime import date

from django.conf import settings

from wudan.jobs.progress import Progress
from wudan.journal.archiving import Archived, archive, youngest_day
from wudan.journal.verifying import Places
from wudan.kit import clock
from wudan.people.actors import THE_OPERATOR

HELP = "move old journal chains (留痕存档) into files; heads and anchors stay"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Up to which day, and whether only to look."""
    parser.add_argument(
        "--before", type=date.fromisoformat, metavar="YYYY-MM-DD",
        help="chains of the days before this one; unless given, all but WUDAN_JOURNAL_MONTHS, which stay in any case",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="prove and count, move nothing")
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """0 with what was moved; 2 when it may not or cannot be."""
    at, months = clock.now(), settings.JOURNAL_MONTHS
    try:
        done = archive(
            before=options.before or youngest_day(months, at), months=months, county=settings.PACK.county,
            places=Places(settings.ANCHORS, settings.ARCHIVE), by=THE_OPERATOR, at=at,
            dry_run=options.dry_run,
            begin=lambda total: Progress(total, "留痕存档", bar=options.progress),
        )  # fmt: skip
    except OSError as fault:
        print(f"存档文件写不进去（{settings.ARCHIVE}）：{fault.strerror}。", file=sys.stderr)
        return 2
    print(_words(done, dry_run=options.dry_run))
    return 0


def _words(done: Archived, *, dry_run: bool) -> str:
    verb = "可存档" if dry_run else "已存档"
    lines = [f"{verb} {done.chains_count} 条链、{done.events_count} 条记录。"]
    if done.files:
        lines.append(f"文件：{'、'.join(done.files)}（在 {settings.ARCHIVE}），请另存一份。")
    if done.waiting:
        lines.append(f"有 {len(done.waiting)} 条链还有反应没做完，这次没有动。")
    return "\n".join(lines)

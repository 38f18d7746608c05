"""Write the yearly archive of the county: the open part, with the heads of the trail, listed and signed.

The sealed part, with the trail itself, leaves only as an export that two people agreed to
(导出 → 年度档案); `--sealed` is for who keeps the keys file anyway (docs/howto/archive.md).
"""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from wudan.exchange.actions import note_archive
from wudan.exchange.archive.attachments import ON_DISK
from wudan.exchange.archive.packing import pack, total
from wudan.exchange.archive.tables import Span
from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.people.actors import THE_OPERATOR

HELP = "write the yearly archive (年度档案)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which year, and where to."""
    parser.add_argument("year", type=int)
    parser.add_argument("--out", type=Path, help="the file; <county>-<year>.zip here without it")
    parser.add_argument("--sealed", action="store_true", help="with the sealed trail")
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """0 with what was written; 2 when it cannot be."""
    at, span = clock.now(), Span(settings.PACK.county, options.year)
    if not 2018 <= options.year <= clock.day_of(at).year:
        print("年份不对：写 2018 年到今年。", file=sys.stderr)
        return 2
    out = options.out or Path(f"{span.county}-{span.year}.zip")
    if out.exists():
        print(f"已经有 {out}，不覆盖。", file=sys.stderr)
        return 2
    progress = Progress(total(span), "年度档案", bar=options.progress)
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("w+b") as opened:
            unfinished.chmod(0o600)
            rows = pack(
                span, opened, at=at, mark="本机运维", key=settings.KEYRING.signer(on=clock.day_of(at)),
                seal=settings.KEYRING.seal if options.sealed else None, trail=settings.ARCHIVE,
                pace=progress, room=ON_DISK,
            )  # fmt: skip
        unfinished.rename(out)
    except OSError:
        unfinished.unlink(missing_ok=True)
        print(f"写不了：{out}", file=sys.stderr)
        return 2
    progress.finish()
    note_archive(span=span, file=out, is_sealed=options.sealed, by=THE_OPERATOR, at=at)
    print(f"{out}：{rows} 行，{out.stat().st_size} 字节。核对：wudan verify-archive {out}")
    return 0

"""Import villages' representative points from a CSV or XLSX file, whole or not at all."""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from wudan.areas.importing.points.action import LIMITS
from wudan.kit import clock
from wudan.people.actors import THE_OPERATOR
from wudan.registers.actions import bring_points

HELP = "import the county's own points of villages (村的代表点): code, lon, lat, crs"
_MOST_SAID = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file."""
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="FILE",
        help="a CSV or XLSX file with code, lon, lat, crs (CGCS2000, GCJ-02 or BD-09)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Import and say what changed: 0; say line by line why nothing did: 2."""
    try:
        with options.source.open("rb") as file:
            content = file.read(LIMITS.bytes + 1)
    except OSError:
        print(f"读不了这个文件：{options.source.name}", file=sys.stderr)
        return 2
    done = bring_points(
        content=content, file=options.source.name, county=settings.PACK.county,
        ground=settings.PACK.ground, by=THE_OPERATOR, at=clock.now(),
    )  # fmt: skip
    if done.faults:
        print(f"{len(done.faults)} 处有问题，整份没有导入：", file=sys.stderr)
        for fault in done.faults[:_MOST_SAID]:
            said = f"第 {fault.line} 行 {fault.column}：{fault.words}{fault.advice}"
            print(said, file=sys.stderr)
        return 2
    print(
        f"共 {done.listed} 个村：新增 {done.added}，改动 {done.moved}；还有 {done.without} 个村没有点。"
    )
    return 0

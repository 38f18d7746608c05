"""Count the statistics (统计) anew from what happened; a rebuild that was cut off goes on where it was."""

import argparse

from django.conf import settings

from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.statistics.actions import rebuild
from wudan.statistics.counting import measured_units
from wudan.statistics.proof import prove
from wudan.tables.patience import statements_may_take

HELP = "count the statistics (统计) anew from raw rows; --prove only compares"
MOST_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to write, or only to compare."""
    parser.add_argument("--prove", action="store_true", help="compare only, change nothing")


def run(options: argparse.Namespace) -> int:
    """0 when rebuilt, or proved without a difference; 1 with every number that differs."""
    county, at = settings.PACK.county, clock.now()
    if not options.prove:
        with statements_may_take(None):
            return count(county)
    bar = Progress(measured_units(county).count(), "核对统计")
    found = prove(county=county, at=at, advance=bar.advance)
    bar.finish()
    print("\n".join([f"有 {len(found)} 处不同。", *map(str, found[:MOST_SHOWN])]))
    return 1 if found else 0


def count(county: str) -> int:
    """Count all anew, with a bar; 0."""
    bar = Progress(measured_units(county).count(), "重建统计")
    units = rebuild(county=county, at=clock.now(), advance=bar.advance)
    bar.finish()
    print(f"数了 {units} 个单位，统计已重建。")
    return 0

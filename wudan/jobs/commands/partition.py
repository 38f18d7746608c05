"""Cut the journal by county (按县分区): for a PostgreSQL that many counties share; one county needs none of it."""

import argparse

from wudan.jobs.progress import Progress
from wudan.journal.parting import PARTS, drop_whole, how_many, part

HELP = "cut the journal by county (按县分区留痕), for a PostgreSQL that many counties share"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Into how many parts; or the second step."""
    parser.add_argument("--parts", type=int, default=PARTS, help="how many parts (default: %(default)s)")  # fmt: skip
    parser.add_argument("--drop-whole", action="store_true", help="remove the table as it was, after a look that nothing is missing")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """0; what cannot be done is refused in one line."""
    if options.drop_whole:
        drop_whole()
        print("原表已删除。")
        return 0
    bar = Progress(how_many(), "按县分区")
    done = part(parts=options.parts, advance=bar.advance)
    bar.finish()
    print(f"留痕 {done} 条已按县分成 {options.parts} 区。核对无误后：wudan partition --drop-whole")
    return 0

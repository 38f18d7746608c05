"""Recompute past appraisals (考核) from what they were reckoned from; the bytes have to be the same."""

import argparse

from wudan.appraisals.actions.holding import differing, recomputed
from wudan.appraisals.models import Result
from wudan.kit.canonical import digest

HELP = "recompute past appraisals (考核) and compare them byte for byte"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One year, or all; and whether the rows are read again."""
    parser.add_argument("--year", type=int, help="only of this year")
    parser.add_argument(
        "--rows", action="store_true", help="read the rows again and name the figures that differ"
    )


def run(options: argparse.Namespace) -> int:
    """0 when every result gives the same bytes; 1 with each that does not."""
    rows = Result.objects.select_related("round__sheet", "unit").order_by("round", "unit", "number")
    if options.year:
        rows = rows.filter(round__year=options.year)
    faults = count = 0
    for result in rows.iterator(chunk_size=200):
        count += 1
        kept = result.content.encode()
        again = recomputed(result.round.sheet, result.content)
        if again != kept or digest(kept) != result.digest:
            faults += 1
            print(f"{_named(result)}：重算不一样。")
        if options.rows and result.is_latest:
            for label in differing(result.unit, result.content):
                print(f"{_named(result)}：“{label}”现在查出来和当时不同，结果按当时的算。")
    print(f"重算 {count} 份考核结果，{f'{faults} 份不一样' if faults else '一字不差'}。")
    return 1 if faults else 0


def _named(result: Result) -> str:
    row = result.round
    return f"{row.year} 年{row.get_half_display()} {result.unit.short_name} 第 {result.number} 次"

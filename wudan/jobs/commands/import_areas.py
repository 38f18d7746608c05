"""Import administrative divisions from a folder of five CSV files or one file, dated."""

import argparse
import sys
from datetime import date
from pathlib import Path

from wudan.areas.enums import CODE_LENGTH
from wudan.areas.importing import Imported, ImportRefused, import_areas
from wudan.exchange.actions import raise_alarm
from wudan.jobs.progress import Progress
from wudan.kit import clock
from wudan.people.actors import Actor

HELP = "import administrative divisions (行政区划), whole or not at all"
OPERATOR = Actor(None, "system_administrator")
"""Whoever may run commands on this machine."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from, how much of it, from which day on."""
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="PATH",
        help="a folder with provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv,"
        " or one file with code,level,name,parent",
    )  # fmt: skip
    parser.add_argument("--code", type=_code, help="only this division and below")
    parser.add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD", help="valid from this day on (default: today)"
    )
    parser.add_argument("--dry-run", action="store_true", help="check and compare, write nothing")
    parser.add_argument(
        "--sure", action="store_true",
        help="the table is whole although divisions lack children or many would end",
    )  # fmt: skip
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """Import and say what changed: 0; say why nothing did: 2."""
    at = clock.now()
    on = options.on or clock.day_of(at)
    try:
        done = import_areas(
            source=options.source, on=on, at=at, by=OPERATOR, code=options.code or "",
            sure=options.sure, dry_run=options.dry_run,
            begin=lambda total, label: Progress(total, label, bar=options.progress),
        )  # fmt: skip
    except ImportRefused as refused:
        print(refused.words, file=sys.stderr)
        return 2
    print(_words(done, on, dry_run=options.dry_run))
    found = [] if options.dry_run else raise_alarm(at=at)
    if found:  # names of places are public (A15)
        print("\n".join(one.words for one in found), file=sys.stderr)
    return 0


def _words(done: Imported, on: date, *, dry_run: bool) -> str:
    listed = "、".join(f"{level.label}级 {n}" for level, n in done.listed.items())
    head = f"试导入（没有写入），自 {on} 起" if dry_run else f"自 {on} 起导入"
    lines = [
        f"{head}：{listed}。",
        f"新增 {done.added}，更名 {done.renamed}，改挂 {done.moved}，撤销 {done.ended}，"
        f"不变 {done.unchanged}。",
    ]
    if done.stranded_units:
        lines.append(f"有 {done.stranded_units} 个单位还挂在已撤销的区划上，请改挂。")
    return "\n".join(lines)


def _code(words: str) -> str:
    if not (words.isascii() and words.isdigit() and len(words) in CODE_LENGTH):
        lengths = "、".join(str(length) for length in CODE_LENGTH)
        message = f"区划代码应是 {lengths} 位数字，不是“{words}”"
        raise argparse.ArgumentTypeError(message)
    return words


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        message = f"日期应写成 2026-09-01 这样，不是“{words}”"
        raise argparse.ArgumentTypeError(message) from None

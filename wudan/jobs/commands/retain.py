"""Apply the retention table: what has been kept long enough goes; --dry-run only counts."""

import argparse

from wudan.kit import clock
from wudan.people.actors import THE_OPERATOR
from wudan.privacy.actions import retain
from wudan.privacy.retention import RULES, counts

HELP = "end what was kept long enough (到期清理); the worker does it daily"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look."""
    parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")


def run(options: argparse.Namespace) -> int:
    """0 with one line a rule: how many are due, or were ended."""
    at = clock.now()
    found = counts(at=at) if options.dry_run else retain(at=at, by=THE_OPERATOR).counts
    verb = "到期" if options.dry_run else "已清理"
    for rule in RULES:
        print(f"{rule.what}（{rule.days} 天，{rule.then}）：{verb} {found.get(rule.name, 0)}")
    return 0

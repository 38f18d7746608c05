"""Apply the retention table: what has been kept long enough goes; --dry-run only counts."""

import argparse
import sys

from wudan.kit import clock
from wudan.people.actors import THE_OPERATOR
from wudan.privacy.actions import jumped_since, retain
from wudan.privacy.retention import RULES, counts

HELP = "end what was kept long enough (到期清理); the worker does it daily"

JUMPED = (
    "上一次到期清理在 {last:%Y-%m-%d}，隔了 10 天以上，时间可能不对，什么也没有清理。"
    "请看这台机器的时间；没有错的话运行 wudan retain --clock-is-right。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look."""
    parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")
    parser.add_argument(
        "--clock-is-right", action="store_true", help="though the last run was long ago"
    )


def run(options: argparse.Namespace) -> int:
    """0 with one line a rule: how many are due, or were ended; 1 when a rule could not be applied, or the clock is in doubt."""
    at = clock.now()
    if options.dry_run:
        _tell(counts(at=at), "到期")
        return 0
    if not options.clock_is_right and (last := jumped_since(at=at)):
        print(JUMPED.format(last=last), file=sys.stderr)
        return 1
    done = retain(at=at, by=THE_OPERATOR)
    _tell(done.counts, "已清理")
    for rule in RULES:
        if kind := done.faults.get(rule.name):
            print(f"{rule.what}：没有做成（{kind}），其余照做；请看日志，下一次接着做。")
    return 1 if done.faults else 0


def _tell(found: dict[str, int], verb: str) -> None:
    for rule in RULES:
        print(f"{rule.what}（{rule.days} 天，{rule.then}）：{verb} {found.get(rule.name, 0)}")

"""Prove the journal's hash chains against their rows, the anchors and the archives."""

import argparse
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from wudan.jobs.progress import Progress
from wudan.journal.verifying import Places, Verdict, verify
from wudan.kit import clock

HELP = "prove the journal (留痕); name the first wrong row of each chain"
UNREADABLE = "数据库里有读不出来的记录，核对没有做完：{}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """All chains, or some; against these anchors, or another holder's copy of them."""
    parser.add_argument(
        "--since", type=date.fromisoformat, metavar="YYYY-MM-DD",
        help="only the chains of this day and after",
    )  # fmt: skip
    parser.add_argument("--chain", default="", help="only this chain, e.g. 610626:12:20260907")
    parser.add_argument(
        "--anchors", type=Path, metavar="FOLDER", help="prove against a copy of the anchor files"
    )
    parser.add_argument("--progress", action="store_true", help="a bar even without a terminal")


def run(options: argparse.Namespace) -> int:
    """0 when all is whole; 1 with the first fault of each chain that is not."""
    bars: list[Progress] = []

    def begin(total: int) -> Progress:
        bars.append(Progress(total, "核对留痕", bar=options.progress))
        return bars[-1]

    places = Places(options.anchors or settings.ANCHORS, settings.ARCHIVE)
    try:
        verdict = verify(
            places=places, at=clock.now(), since=options.since, chain=options.chain,
            begin=lambda total: begin(total).advance,
        )  # fmt: skip
    except DatabaseError as fault:
        print(UNREADABLE.format(fault))
        return 1
    finally:
        for bar in bars:
            bar.finish()
    print(_words(verdict))
    return 1 if verdict.faults else 0


def _words(verdict: Verdict) -> str:
    counted = f"{verdict.chains_count} 条留痕链、{verdict.events_count} 条记录"
    seal = verdict.newest
    anchored = (
        f"最近一次锚定：第 {seal.number} 次，{seal.at:%Y-%m-%d %H:%M}，摘要 {' '.join(seal.groups)}"
        if seal else "还没有锚定过：链与记录一起被改写时看不出来。请运行 wudan anchor。"
    )  # fmt: skip
    if not verdict.faults:
        return f"{counted}全部完好。\n{anchored}"
    listed = [f"  {fault}" for fault in verdict.faults]
    return "\n".join([f"核对了 {counted}，{len(listed)} 处对不上：", *listed, anchored])

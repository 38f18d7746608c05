"""Prove the book of hours (时长账本): sums, balances, chains, records; name each row that was altered."""

import argparse
import time

from django.db import DatabaseError

from wudan.ledger.proof import Proof, verify

HELP = "prove the book of hours (时长账本); name each row that was altered"
MOST_SHOWN = 50
UNREADABLE = "数据库里有读不出来的记录，核对没有做完：{}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The whole book; there is nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """0 when all is whole; 1 with every row that is not."""
    begun = time.monotonic()
    try:
        proof = verify()
    except DatabaseError as fault:
        print(UNREADABLE.format(fault))
        return 1
    print(_words(proof, time.monotonic() - begun))
    return 1 if proof.faults else 0


def _words(proof: Proof, seconds: float) -> str:
    counted = f"{proof.chains} 条链、{proof.transfers} 笔划转、{proof.entries} 条分录，共 {proof.minutes} 分钟，用时 {seconds:.1f} 秒"
    if not proof.faults:
        return f"时长账本完好：{counted}。"
    lines = [f"时长账本有 {len(proof.faults)} 处不对：{counted}。", *map(str, proof.faults[:MOST_SHOWN])]  # fmt: skip
    if len(proof.faults) > MOST_SHOWN:
        lines.append(f"……只列前 {MOST_SHOWN} 处。")
    return "\n".join(lines)

"""Prove the books of hours and of points (时长账本、积分账本) and the stock (库存) and the fund (专项资金); name each row that was altered."""

import argparse
import time
from collections.abc import Callable

from django.db import DatabaseError

from wudan.funds.proof import FundProof, verify_funds
from wudan.ledger.proof import Fault, Proof, verify, verify_points
from wudan.rewards.proof import StockProof, verify_stock

HELP = "prove the books of hours and of points (时长账本、积分账本), the stock (库存), the fund (专项资金); name each row that was altered"
MOST_SHOWN = 50
UNREADABLE = "数据库里有读不出来的记录，核对没有做完：{}"
BOOKS: tuple[tuple[str, Callable[[], Proof], Callable[[Proof], str]], ...] = (
    ("时长账本", verify, lambda proof: f"共 {proof.minutes} 分钟"),
    ("积分账本", verify_points, lambda proof: f"共 {proof.points} 分在户在人，全部账户合计 0"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """All of them whole; there is nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """0 when all is whole; 1 with every row that is not."""
    altered = 0
    for name, prove, total in BOOKS:
        begun = time.monotonic()
        try:
            proof = prove()
        except DatabaseError as fault:
            print(UNREADABLE.format(fault))
            return 1
        print(_words(name, proof, total(proof), time.monotonic() - begun))
        altered += len(proof.faults)
    stock = verify_stock()
    print(_stock_words(stock))
    print(_fund_words(fund := verify_funds()))
    return 1 if altered or stock.faults or fund.faults else 0


def _words(name: str, proof: Proof, total: str, seconds: float) -> str:
    counted = f"{proof.chains} 条链、{proof.transfers} 笔划转、{proof.entries} 条分录，用时 {seconds:.1f} 秒"
    if not proof.faults:
        return f"{name}完好：{counted}，{total}。"
    return _listed(f"{name}有 {len(proof.faults)} 处不对：{counted}。", proof.faults)


def _stock_words(stock: StockProof) -> str:
    counted = f"{stock.stocks} 样库存、{stock.movements} 条变动"
    if not stock.faults:
        return f"库存完好：{counted}，件数和留出都等于变动合计。"
    return _listed(f"库存有 {len(stock.faults)} 处不对：{counted}。", stock.faults)


def _fund_words(fund: FundProof) -> str:
    counted = f"{fund.lines} 项用途、{fund.movements} 条变动"
    if not fund.faults:
        return f"专项资金完好：{counted}，下达、安排、支出都等于变动合计。"
    return _listed(f"专项资金有 {len(fund.faults)} 处不对：{counted}。", fund.faults)


def _listed(head: str, faults: list[Fault]) -> str:
    lines = [head, *map(str, faults[:MOST_SHOWN])]
    if len(faults) > MOST_SHOWN:
        lines.append(f"……只列前 {MOST_SHOWN} 处。")
    return "\n".join(lines)

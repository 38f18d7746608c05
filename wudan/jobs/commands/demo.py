"""Furnish the county and let invented people live through some months of orders."""

import argparse

from django.conf import settings

from wudan.jobs.progress import Progress
from wudan.jobs.rehearsal import rehearse
from wudan.jobs.rehearsal.cast import give_second_factors
from wudan.kit import clock
from wudan.orders.models import Order

ORDERS = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many orders, which seed, and whether to leave a filled county alone."""
    parser.add_argument("--orders", type=int, default=ORDERS)
    parser.add_argument("--seed", type=int, default=610626)
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there are orders")


def run(options: argparse.Namespace) -> int:
    """Rehearse. Only where WUDAN_DEMO is on: demo persons never meet real ones."""
    if not settings.DEMO:
        print("演示数据只能用在演示库：请先设 WUDAN_DEMO=1。")
        return 2
    if options.if_empty and Order.objects.exists():
        give_second_factors(settings.PACK)  # a demo of an earlier release had none
        return 0
    progress = Progress(options.orders, f"演示{settings.PACK.county_name}")
    rehearse(
        settings.PACK, orders=options.orders, seed=options.seed, until=clock.now(),
        advance=progress.advance,
    )  # fmt: skip
    progress.finish()
    return 0

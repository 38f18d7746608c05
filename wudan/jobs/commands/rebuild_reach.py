"""Reckon anew how far each village is from each kind of service (出户可及)."""

import argparse

from django.conf import settings

from wudan.kit import clock
from wudan.registers.actions import rebuild_reach

HELP = "reckon reach (出户可及) anew from sites, points, teams and menu"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: a county has one reach."""


def run(_options: argparse.Namespace) -> int:
    """Reckon and say over how many villages: 0."""
    done = rebuild_reach(county=settings.PACK.county, at=clock.now())
    print(f"算了 {done.villages} 个村；还有 {done.without} 个村没有点。")
    return 0

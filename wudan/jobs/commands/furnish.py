"""Fill an empty database from the county pack: units, menu, teams, days off."""

import argparse

from django.conf import settings

from wudan.jobs.furnishing import furnish
from wudan.kit import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None; the pack is the one of WUDAN_PACK."""


def run(options: argparse.Namespace) -> int:
    """Furnish."""
    units = furnish(settings.PACK, at=clock.now())
    print(f"{settings.PACK.county_name}：{len(units)} 个单位已就绪。")
    return 0

"""Look through everything public for ID numbers and private phones; name each."""

import argparse

from django.conf import settings

from wudan.exchange.publication import PUBLISHED, scan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """0 when nothing was found, 1 with a line for each finding."""
    found = scan(settings.PACK)
    labels = "、".join(one.label for one in PUBLISHED)
    print("\n".join(one.words for one in found) if found else f"查过{labels}：没有发现。")
    return 1 if found else 0

"""Plan the rounds that wait, then end; the worker starts it beside itself."""

import argparse

from wudan.jobs import planning

HELP = "plan the rounds that wait (巡回排程), then end"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Until nothing waits."""
    planning.run_child()
    return 0

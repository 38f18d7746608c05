"""Read the photographed sheets that wait, then end; the worker starts it beside itself."""

import argparse

from wudan.jobs import reading

HELP = "read the photographed sheets that wait (识读纸表), then end"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Until nothing waits."""
    reading.run_child()
    return 0

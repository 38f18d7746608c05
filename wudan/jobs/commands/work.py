"""Run the worker as a process of its own (with PostgreSQL)."""

import argparse
import signal
import threading

from wudan.jobs import worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Work until told to stop; the round under way is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.run(stop)
    return 0

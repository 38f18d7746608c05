"""Run the worker as a process of its own (with PostgreSQL)."""

import argparse
import signal
import threading

from django.db import InterfaceError, OperationalError, ProgrammingError

from wudan.jobs import planning, worker
from wudan.jobs.keys import wrong_with_keys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to plan rounds only."""
    parser.add_argument(
        "--planning", action="store_true",
        help="only plan rounds that wait (巡回排程): as many of these beside each other as there are cores",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Work until told to stop; the round under way is finished first. 2 where the keys are wrong: what it
    writes would be sealed under keys that nobody keeps."""
    if wrong := _wrong():
        print(wrong)
        return 2
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if options.planning:
        planning.run(stop)
    else:
        worker.run(stop)
    return 0


def _wrong() -> str:
    """A database that does not answer yet is waited for, as later."""
    try:
        return wrong_with_keys()
    except (OperationalError, InterfaceError, ProgrammingError):
        return ""

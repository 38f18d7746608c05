"""A system's server: started, waited for, stopped."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.peers.scratch import ScratchError
from bench.peers.systems.base import System
from tests import databases

SECONDS = 90


@dataclass(frozen=True, slots=True)
class Served:
    """A system that answers."""

    system: System
    port: int
    pid: int


@contextmanager
def serving(system: System) -> Iterator[Served]:
    """While open, it answers on a port of this machine. Raises ScratchError."""
    port = databases.free_port()
    environment = os.environ | system.environment(port)
    with (system.folder / "server.log").open("wb") as log:
        started = subprocess.Popen(
            system.command(port), env=environment, cwd=system.folder, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait(system, started, port)
            yield Served(system, port, started.pid)
        finally:
            started.terminate()
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()


def _wait(system: System, started: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and started.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=SECONDS).read()
        except urllib.error.HTTPError:
            return  # it answers; whether well is found out when it is measured
        except OSError:
            time.sleep(0.2)
        else:
            return
    message = f"{system.name} does not serve, its words are in {system.folder / 'server.log'}"
    raise ScratchError(message)

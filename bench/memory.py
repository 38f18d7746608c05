"""How much memory a serving worker holds: a real server, some pages, its resident size."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


def worker_megabytes(paths: list[str]) -> float:
    """Start `wudan serve`, fetch each path some times, read the worker's size, stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "wudan.jobs.commandline", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            for path in paths * 20:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read()
            return max(_resident(pid) for pid in [server.pid, *_children(server.pid)])
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").read()
            return
        except OSError:
            time.sleep(0.2)
    message = "the server did not start"
    raise RuntimeError(message)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

"""The web server itself: on a port of its own, or on a socket that outlives it (ADR 78).

A socket that the service manager holds stays open while this process ends and the next one starts:
who comes meanwhile waits in the kernel's queue and is answered by the next one (G12).
"""

import gc
import platform
import shutil
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from granian._granian import SocketHolder
from granian.constants import Interfaces
from granian.server.mp import MPServer

TARGET = "config.wsgi:application"
SECONDS_TO_DRAIN = 25
"""What is under way may finish; a page takes milliseconds, the longest paper some seconds."""
QUEUE = 1024
BACKPRESSURE = 256


class HeldSocketServer(MPServer):
    """Serves on a listening socket that somebody else opened, and will keep open."""

    def __init__(self, held: socket.socket, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.held = held

    def _init_shared_socket(self) -> None:
        """All processes take from its one queue; the library does the same with a socket of files."""
        self.held.setblocking(False)
        self.held.set_inheritable(True)
        number = self.held.fileno()
        self._ssp, self._sso, self._sfd = None, self.held, number  # type: ignore[assignment]
        self._shd = SocketHolder(number, False, self.backlog)  # type: ignore[assignment, call-arg]


def counting_folder(home: Path, port: int) -> Path:
    """An empty folder in which the processes of this server count together, no other's."""
    folder = home / "metrics" / f"{platform.node()}-{port}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def held_socket(number: int) -> socket.socket:
    """The socket by the number it was handed over under. Raises ValueError unless it listens on TCP."""
    held = socket.socket(fileno=number)
    listens = held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    if held.family not in {socket.AF_INET, socket.AF_INET6} or not listens:
        held.detach()
        message = "the socket handed over does not listen on TCP"
        raise ValueError(message)
    return held


def load() -> None:
    """Load every page once, before there are processes: they share it, and one that is replaced answers at once."""
    gc.disable()  # nothing of it is garbage
    get_resolver().url_patterns  # noqa: B018 - asking loads them
    gc.enable()
    gc.freeze()
    connections.close_all()  # a line to the database is not for two processes


def _one_log() -> dict[str, Any]:
    """The server's own lines where ours go, in the same form."""
    own = {"_granian": {"handlers": ["console"], "level": "INFO", "propagate": False}}
    ours: dict[str, Any] = settings.LOGGING
    return ours | {"loggers": ours["loggers"] | own}


def server(
    *, host: str, port: int, processes: int, threads: int, held: socket.socket | None
) -> MPServer:
    """A server that finishes what is under way when it is told to stop, within `SECONDS_TO_DRAIN`."""
    given: dict[str, Any] = {
        "target": TARGET, "address": host, "port": port, "interface": Interfaces.WSGI,
        "workers": processes, "blocking_threads": threads, "backlog": QUEUE,
        "backpressure": BACKPRESSURE, "workers_kill_timeout": SECONDS_TO_DRAIN,
        "respawn_failed_workers": True,  # a process that dies takes nobody else's requests with it
        "log_enabled": True, "log_access": False, "log_dictconfig": _one_log(),
    }  # fmt: skip
    return HeldSocketServer(held, **given) if held else MPServer(**given)

"""Calls the application as a server does, and weighs each call: CPU, SQL, bytes.

CPU is user + system of this process, plus that of the database's own process when it runs
on this machine. No network and no server are in the figures; `memory.py` weighs a worker.
"""

import json
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

_TICK = 100  # clock ticks a second, as Linux counts for /proc


@dataclass
class Caller:
    """One browser or client: cookies kept between calls."""

    application: WSGIHandler
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    cpu: float = 0.0
    """Seconds of the last call, without this client's own work."""

    def call(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """One request; status and body."""
        address, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method, "PATH_INFO": address, "QUERY_STRING": query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(), "CONTENT_LENGTH": str(len(body)),
            "HTTP_COOKIE": "; ".join(f"{k}={m.value}" for k, m in self.cookies.items()),
        } | headers  # fmt: skip
        status: list[str] = []
        given: list[tuple[str, str]] = []

        def start(line: str, headers: list[tuple[str, str]], _: object = None) -> None:
            status.append(line)
            given.extend(headers)

        before = cpu_seconds()
        answer = self.application(environ, start)
        content = b"".join(answer)
        answer.close()
        self.cpu = cpu_seconds() - before
        for name, value in given:
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        return int(status[0][:3]), content

    def form(self, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        """A form's post, with the cookie's token."""
        token = self.cookies["csrftoken"].value
        body = urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        return self.call("POST", path, body, CONTENT_TYPE="application/x-www-form-urlencoded")

    def json(self, path: str, fields: dict[str, object], key: str) -> tuple[int, bytes]:
        """An API's post."""
        token = self.cookies["csrftoken"].value if "csrftoken" in self.cookies else ""
        return self.call(
            "POST", path, json.dumps(fields).encode(), CONTENT_TYPE="application/json",
            HTTP_X_CSRFTOKEN=token, HTTP_IDEMPOTENCY_KEY=key,
        )  # fmt: skip


@dataclass(frozen=True)
class Weight:
    """What a request costs: medians over many."""

    name: str
    cpu_ms: float
    sql: int
    size: int
    aim_ms: float
    aim_sql: int


def weigh(
    name: str, caller: Caller, call: Callable[[int], tuple[int, bytes]], *, runs: int,
    aim_ms: float, aim_sql: int,
) -> Weight:  # fmt: skip
    """Run a call many times after a warm-up. AssertionError when an answer is not a success."""
    for turn in range(10):
        call(turn)
    cpu, size = [], 0
    for turn in range(10, 10 + runs):
        status, body = call(turn)
        cpu.append(caller.cpu)
        size = len(body)
        assert status < 400, f"{name}: {status} {body[:300]!r}"
    with _counted() as statements:
        call(10 + runs)
    total = sum(cpu) / len(cpu) if _database_process() else median(cpu)
    return Weight(name, total * 1000, len(statements), size, aim_ms, aim_sql)


def cpu_seconds() -> float:
    """CPU of this process and of the database's, so far."""
    return time.process_time() + _database_cpu()


def _database_process() -> int | None:
    if connection.vendor != "postgresql" or connection.connection is None:
        return None
    pid = int(connection.connection.info.backend_pid)
    return pid if Path(f"/proc/{pid}/stat").exists() else None


def _database_cpu() -> float:
    """CPU seconds of the server process that serves this connection; 0 when it is elsewhere."""
    pid = _database_process()
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


@contextmanager
def _counted():  # type: ignore[no-untyped-def]
    statements: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements

"""A house that is restarted while people use it: the server, who asks, and how they fared."""

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings

from tests import tables
from tests.api.generated.house import Guest, House
from tests.clusters import children

COMMAND = [sys.executable, "-m", "wudan.jobs.commandline"]
PATIENCE_SECONDS = 90
HAND_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.execve(sys.argv[2], sys.argv[2:], os.environ | {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"})
"""
"""What the service manager does: the socket as number three, and for whom it is."""


@dataclass
class Server:
    """`wudan serve`, started and stopped as often as one likes, on one port."""

    house: House
    around: dict[str, str]
    processes: int
    held: socket.socket | None
    running: subprocess.Popen[bytes] | None = None
    working: subprocess.Popen[bytes] | None = None
    """`wudan work` beside it, where the worker is no thread of the server."""

    def start(self) -> None:
        """Begin; who asks before it is up waits in the queue, if the socket is held."""
        serve = [*COMMAND, "serve", "--port", str(self.house.port), "--processes", str(self.processes)]  # fmt: skip
        passed = (self.held.fileno(),) if self.held else ()
        if self.held is not None:
            serve = [sys.executable, "-c", HAND_OVER, str(self.held.fileno()), *serve]
        with self.house.log.open("ab") as log:
            self.running = subprocess.Popen(
                serve, env=self.around, pass_fds=passed, stdout=log, stderr=log, start_new_session=True
            )  # fmt: skip

    def start_working(self) -> None:
        """The worker, as a process of its own."""
        with self.house.log.open("ab") as log:
            self.working = subprocess.Popen([*COMMAND, "work"], env=self.around, stdout=log, stderr=log)  # fmt: skip

    def crash(self) -> None:
        """kill -9 of all its processes at once, as when the machine dies."""
        assert self.running is not None
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def kill_one(self, chance: random.Random) -> None:
        """kill -9 of one process that serves; the one above it goes on."""
        assert self.running is not None
        os.kill(chance.choice(children(self.running.pid)), signal.SIGKILL)

    def stop(self) -> float:
        """Told to stop, as the service manager does; how many seconds it took to finish."""
        began = time.monotonic()
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        self.running.wait(timeout=60)
        return time.monotonic() - began

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                urlopen(f"{self.house.address}/healthz", timeout=PATIENCE_SECONDS).close()
            except OSError:
                assert self.running is None or self.running.poll() is None, (
                    self.house.log.read_text()
                )
                assert time.monotonic() < until, self.house.log.read_text()
                time.sleep(0.1)
            else:
                return


@contextmanager
def serving(home: Path, *, is_held: bool, orders: int = 5, works: bool = False) -> Iterator[Server]:
    """A demo county on the database of this run; two processes on PostgreSQL, and if it `works` the worker."""
    (home / "assets").symlink_to(settings.BASE_DIR / "var" / "assets")
    with tables.own_database(home) as url:
        around = os.environ | {
            "WUDAN_HOME": str(home), "WUDAN_DEMO": "1", "WUDAN_DEBUG": "0", "WUDAN_TLS": "0",
            "WUDAN_DATABASE_URL": url,
        }  # fmt: skip
        subprocess.run([*COMMAND, "demo", "--orders", str(orders)], env=around, check=True, capture_output=True)  # fmt: skip
        held = socket.create_server(("127.0.0.1", 0), backlog=1024) if is_held else None
        port = held.getsockname()[1] if held else _free_port()
        server = Server(House(port, home / "served.log"), around, 2 if url else 1, held)
        server.start()
        if works and url:
            server.start_working()
        try:
            server.wait()
            yield server
        finally:
            if server.working:
                server.working.kill()
                server.working.wait()
            if server.running and server.running.poll() is None:
                server.stop()
            if held:
                held.close()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass
class Crowd:
    """People who read and write, so many a second, whether answered or not."""

    house: House
    guest: Guest
    per_second: int
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    waiting: int = 0
    orders: dict[str, str] = field(default_factory=dict)
    """What was answered to a write: its key, and the number of the order."""
    _over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def at_work(self) -> Iterator["Crowd"]:
        """Until the block ends; then each who still waits is waited for."""
        with ThreadPoolExecutor(800) as pool:
            pacing = threading.Thread(target=self._pace, args=(pool,))
            pacing.start()
            try:
                yield self
            finally:
                self._over.set()
                pacing.join()

    def settle(self) -> None:
        """Until those who waited through a restart have their answers; others go on asking."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.waiting > self.per_second:
            assert time.monotonic() < until, f"{self.waiting} wait, {dict(self.outcomes)}"
            time.sleep(0.1)

    def failed(self) -> dict[str, int]:
        """What went wrong, and how often."""
        return {what: many for what, many in self.outcomes.items() if what not in {"200", "201"}}

    def place(self, key: str) -> str:
        """One order by the API; its number."""
        body = {"words": f"水龙头漏水 {key}", "place_mode": "home", "address": "一组三号"}
        asked = Request(
            f"{self.house.address}/api/v1/orders", json.dumps(body).encode(),
            {"Content-Type": "application/json", "Cookie": self.guest.cookies,
             "X-CSRFToken": self.guest.csrf, "Idempotency-Key": key},
        )  # fmt: skip
        with urlopen(asked, timeout=PATIENCE_SECONDS) as answer:
            number = str(json.load(answer)["no"])
            self._count(str(answer.status))
        return number

    def _pace(self, pool: ThreadPoolExecutor) -> None:
        began, turn = time.monotonic(), 0
        while not self._over.is_set():
            with self._lock:
                self.waiting += 1
            pool.submit(self._one, turn)
            turn += 1
            self._over.wait(max(0.0, began + turn / self.per_second - time.monotonic()))

    def _one(self, turn: int) -> None:
        began = time.monotonic()
        try:
            if turn % 5 == 0:
                key = secrets.token_hex(8)
                number = self.place(key)
                with self._lock:
                    self.orders[key] = number
            else:
                self._read(("/services", "/orders/mine")[turn % 2])
        except HTTPError as refusal:
            self._count(str(refusal.code))
        except Exception as fault:
            self._count(type(getattr(fault, "reason", fault)).__name__)
        with self._lock:
            self.waiting -= 1
            self.slowest = max(self.slowest, time.monotonic() - began)

    def _read(self, path: str) -> None:
        asked = Request(self.house.address + path, headers={"Cookie": self.guest.cookies})
        with urlopen(asked, timeout=PATIENCE_SECONDS) as answer:
            answer.read()
            self._count(str(answer.status))

    def _count(self, outcome: str) -> None:
        with self._lock:
            self.outcomes[outcome] += 1

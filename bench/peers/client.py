"""The load: some clients ask as fast as they are answered. A process of its own, which nobody counts.

    python -m bench.peers.client < plan.json > result.json

Sockets by hand: the client must cost little beside a server on the same two processors.
"""

import json
import socket
import sys
import time
from dataclasses import dataclass, field
from itertools import count
from threading import Thread
from typing import Any

from bench.peers.shapes import SERIAL

TIMEOUT = 20
_END = b"\r\n\r\n"


@dataclass
class Line:
    """A connection that is kept while the server keeps it."""

    host: str
    port: int
    opened: socket.socket | None = None

    def ask(self, sent: bytes) -> tuple[int, bytes]:
        """Status and body. OSError or ValueError when there is no whole answer."""
        was_kept = self.opened is not None
        try:
            return self._ask(sent)
        except (OSError, ValueError):
            self.close()
            if not was_kept:
                raise
            return self._ask(sent)  # the server had closed it meanwhile

    def close(self) -> None:
        """Forget the connection."""
        if self.opened:
            self.opened.close()
        self.opened = None

    def _ask(self, sent: bytes) -> tuple[int, bytes]:
        if self.opened is None:
            self.opened = socket.create_connection((self.host, self.port), TIMEOUT)
            self.opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.opened.sendall(sent)
        head, body = self._until(b"", _END)
        lines = head.split(b"\r\n")
        fields = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(b":") for line in lines[1:])
        }
        closes = fields.get(b"connection", b"").lower() == b"close"
        if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
            body = self._chunks(body)
        elif b"content-length" in fields:
            body = self._exactly(body, int(fields[b"content-length"]))[0]
        elif lines[0].split()[1] not in {b"204", b"304"}:
            body, closes = self._rest(body), True
        if closes:
            self.close()
        return int(lines[0].split()[1]), body

    def _more(self) -> bytes:
        assert self.opened
        got = self.opened.recv(262_144)
        if not got:
            message = "closed before the end"
            raise ValueError(message)
        return got

    def _until(self, got: bytes, mark: bytes) -> tuple[bytes, bytes]:
        while mark not in got:
            got += self._more()
        head, _, rest = got.partition(mark)
        return head, rest

    def _exactly(self, got: bytes, size: int) -> tuple[bytes, bytes]:
        while len(got) < size:
            got += self._more()
        return got[:size], got[size:]

    def _chunks(self, got: bytes) -> bytes:
        whole = b""
        while True:
            head, got = self._until(got, b"\r\n")
            size = int(head.split(b";")[0], 16)
            part, got = self._exactly(got, size + 2)
            if not size:
                return whole
            whole += part[:-2]

    def _rest(self, got: bytes) -> bytes:
        assert self.opened
        while more := self.opened.recv(262_144):
            got += more
        return got


@dataclass
class Seen:
    """What all clients saw."""

    times: list[float] = field(default_factory=list)
    failed: int = 0
    size: int = 0
    worst: str = ""


def main() -> int:
    """Read the plan, load, write what was seen."""
    json.dump(load(json.load(sys.stdin)), sys.stdout)
    return 0


def load(plan: dict[str, Any]) -> dict[str, Any]:
    """Ask for so many seconds, or so many times; the fields of `Loaded`, and the next serial."""
    seen, serials = Seen(), count(plan["first"])
    asked = [_spelled(one, plan) for one in plan["templates"]]
    begun = time.perf_counter()
    until = begun + plan["seconds"]
    last = plan["first"] + plan["times"] if plan.get("times") else None

    def client() -> None:
        line = Line(plan["host"], plan["port"])
        while time.perf_counter() < until:
            serial = next(serials)
            if last is not None and serial >= last:
                break
            _one(line, asked[serial % len(asked)], serial, seen)
        line.close()

    threads = [Thread(target=client) for _ in range(plan["clients"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _told(seen, time.perf_counter() - begun) | {"next": next(serials)}


def _one(line: Line, asked: tuple[bytes, bytes], serial: int, seen: Seen) -> None:
    head, body = (part.replace(SERIAL.encode(), b"%d" % serial) for part in asked)
    sent = head.replace(b"%length%", b"%d" % len(body)) + body
    begun = time.perf_counter()
    try:
        status, answer = line.ask(sent)
    except (OSError, ValueError) as fault:
        status, answer = 0, repr(fault).encode()
    seen.times.append(time.perf_counter() - begun)
    seen.size = len(answer)
    if not 200 <= status < 400:
        seen.failed += 1
        seen.worst = f"{status} {answer[:400].decode(errors='replace')}"


def _spelled(one: dict[str, Any], plan: dict[str, Any]) -> tuple[bytes, bytes]:
    headers = {"Host": f"{plan['host']}:{plan['port']}", **one["headers"]}
    if one["body"] or one["method"] == "POST":
        headers["Content-Length"] = "%length%"
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{one['method']} {one['path']} HTTP/1.1\r\n{lines}\r\n".encode(), one["body"].encode()


def _told(seen: Seen, seconds: float) -> dict[str, Any]:
    times = sorted(seen.times)
    at = (lambda share: 1000 * times[int(share * (len(times) - 1))]) if times else (lambda _: 0.0)
    return {
        "requests": len(times), "failed": seen.failed, "seconds": seconds,
        "cpu_seconds": time.process_time(), "size": seen.size,
        "p50_ms": at(0.5), "p99_ms": at(0.99), "worst": seen.worst,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())

"""People at their clients: each speaks the API over a connection of its own, and nothing else."""

import http.client
import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from tests.entering import come_in
from wudan.people.models import Account

TIMEOUT_SECONDS = 60
_keys = (f"walk-{number:07d}" for number in count())


@dataclass
class Hand:
    """One person, as who they act now; signed in again when a session is over."""

    address: str
    account: Account
    post: int | None = None
    """0: as oneself, not under one's post."""
    cookies: str = ""
    csrf: str = ""
    lines: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        found = urlsplit(self.address)
        self.lines = http.client.HTTPConnection(str(found.hostname), found.port, timeout=TIMEOUT_SECONDS)  # fmt: skip

    def get(self, where: str) -> tuple[int, Any]:
        """Look at something."""
        return self._say("GET", where, None)

    def post_(self, where: str, body: dict[str, object]) -> tuple[int, Any]:
        """Do something, once."""
        return self._say("POST", where, body)

    def close(self) -> None:
        """Hang up."""
        self.lines.close()

    def _say(self, method: str, where: str, body: dict[str, object] | None) -> tuple[int, Any]:
        status, told = self._send(method, where, body)
        if status == 401:
            self._come_in()
            status, told = self._send(method, where, body)
        return status, told

    def _come_in(self) -> None:
        browser = come_in(Client(), self.account)
        self.csrf = browser.get("/api/v1/session").json()["csrf"]
        self.cookies = "; ".join(f"{key}={one.value}" for key, one in browser.cookies.items())
        if self.post is not None:
            status, told = self._send("PUT", "session/post", {"post": self.post})
            assert status < 300, told

    def _send(self, method: str, where: str, body: dict[str, object] | None) -> tuple[int, Any]:
        headers = {"Cookie": self.cookies, "X-CSRFToken": self.csrf}
        sent = None
        if body is not None:
            sent = json.dumps(body).encode()
            headers |= {"Content-Type": "application/json", "Idempotency-Key": next(_keys)}
        self.lines.request(method, f"/api/v1/{where}", sent, headers)
        answer = self.lines.getresponse()
        read = answer.read()
        return answer.status, json.loads(read) if read else None

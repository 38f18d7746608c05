"""Who writes while the house is in trouble: each write carries a key and is asked again until it has an answer."""

import json
import random
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlencode

from tests.api.generated.house import Guest

PATIENCE_SECONDS = 60
AGAIN_SECONDS = 0.25
HANG_UPS = 10
"""One in so many is sent, left before the answer, and asked again."""
IN_DOUBT = "不知道"
"""Word of the answer to a write whose end nobody knows."""


@dataclass(frozen=True)
class Write:
    """One write: by the API a JSON body, by a page a form; the key makes it once."""

    guest: Guest
    path: str
    fields: dict[str, Any]
    book: str
    called: str
    """What of which book shows that it was done."""
    state: str = ""
    """How that must stand then; nothing where it goes on by itself."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def name(self) -> tuple[str, str]:
        """Whose, and which."""
        return self.guest.cookies, self.key

    def send(self, line: HTTPConnection) -> None:
        """Ask on this line."""
        headers = {"Cookie": self.guest.cookies, "X-CSRFToken": self.guest.csrf}
        if self.path.startswith("/api/"):
            body = json.dumps(self.fields).encode()
            headers |= {"Content-Type": "application/json", "Idempotency-Key": self.key}
        else:
            body = urlencode(self.fields | {"token": self.key}).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST", self.path, body, headers)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    location: str
    retry_after: str

    @property
    def is_done(self) -> bool:
        """The house says that it did it."""
        return self.status < 400

    @property
    def is_wrong(self) -> bool:
        """What must not be: any 5xx but “503, try again then”; and 400, for all that is asked here is well formed."""
        return self.status == 400 or (
            self.status >= 500 and (self.status != 503 or not self.retry_after)
        )


@dataclass
class Tally:
    """What all who asked were told, and when."""

    samples: list[tuple[float, float, str, bool]] = field(default_factory=list)
    """When asked (monotonic), seconds until the answer, outcome, whether it was a write."""
    done: dict[tuple[str, str], tuple[Write, Answer]] = field(default_factory=dict)
    refused: dict[tuple[str, str], tuple[Write, Answer]] = field(default_factory=dict)
    turned_away: dict[tuple[str, str], tuple[Write, Answer]] = field(default_factory=dict)
    """Told 503, and never asked again."""
    unheard: int = 0
    wrong: list[str] = field(default_factory=list)
    """Answers that must not be."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, began: float, outcome: str, what: str, answer: Answer | None = None) -> None:
        """One answer, or the fault of the line."""
        with self._lock:
            self.samples.append((began, time.monotonic() - began, outcome, what.startswith("POST")))
            if answer is not None and answer.is_wrong:
                self.wrong.append(f"{what}: {answer.status} {answer.body[:300]!r}")

    def keep(self, write: Write, answer: Answer) -> None:
        """What is final for a write."""
        kept = self.done if answer.is_done else self.turned_away if answer.status == 503 else self.refused  # fmt: skip
        with self._lock:
            kept[write.name] = (write, answer)

    def outcomes(self, since: float = 0.0, until: float = float("inf")) -> dict[str, int]:
        """How often each, of what was asked in a time."""
        heard = list(self.samples)
        return dict(sorted(Counter(one[2] for one in heard if since <= one[0] <= until).items()))

    def has_done(self, *, since: float, is_write: bool) -> bool:
        """Whether anything that was asked since then was answered as it should be."""
        wanted = {"200", "201", "303"}
        return any(one[0] >= since and one[3] == is_write and one[2] in wanted for one in list(self.samples))  # fmt: skip


class Asker:
    """Somebody who asks a house."""

    def __init__(
        self, port: int, tally: Tally, chance: random.Random, over: threading.Event
    ) -> None:
        self.port, self.tally, self.chance, self.over = port, tally, chance, over

    def read(self, path: str, guest: Guest | None) -> str:
        """One page or answer; the outcome."""
        began, line = time.monotonic(), self._line()
        try:
            line.request("GET", path, headers={"Cookie": guest.cookies} if guest else {})
            answer = _answer(line.getresponse())
        except (OSError, HTTPException) as fault:
            self.tally.note(began, type(fault).__name__, f"GET {path}")
            return type(fault).__name__
        finally:
            line.close()
        self.tally.note(began, str(answer.status), f"GET {path}", answer)
        return str(answer.status)

    def write(self, write: Write, *, again: bool = True) -> Answer | None:
        """Until it is answered for good; None when the time is over before. Some hang up first."""
        if again and self.chance.randrange(HANG_UPS) == 0:
            self._hang_up(write)
        while True:
            answer = self.once(write)
            if answer is not None and (answer.status != 503 or not again):
                self.tally.keep(write, answer)
                return answer
            if self.over.is_set():
                return None
            time.sleep(AGAIN_SECONDS)

    def once(self, write: Write) -> Answer | None:
        """Ask one time; None when the line broke."""
        began, line = time.monotonic(), self._line()
        try:
            write.send(line)
            answer = _answer(line.getresponse())
        except (OSError, HTTPException) as fault:
            self.tally.note(began, type(fault).__name__, f"POST {write.path}")
            return None
        finally:
            line.close()
        self.tally.note(began, str(answer.status), f"POST {write.path}", answer)
        return answer

    def _hang_up(self, write: Write) -> None:
        line = self._line()
        try:
            write.send(line)
            time.sleep(self.chance.uniform(0, 0.02))
        except (OSError, HTTPException):
            return
        finally:
            line.close()
        with self.tally._lock:
            self.tally.unheard += 1

    def _line(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)


def _answer(told: HTTPResponse) -> Answer:
    return Answer(
        told.status, told.read(), told.getheader("Location", ""), told.getheader("Retry-After", "")
    )

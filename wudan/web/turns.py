"""One request at a time for as long as requests are short: the interpreter lets only one thread work anyway.

A thread that asks the database gives the interpreter away, and gets it back only when another thread
is made to leave it. With four pages under way on SQLite, where each row is such a question, a page
cost 9 ms of CPU instead of 5 and half as many were answered; with four orders under way on PostgreSQL an order
cost a fifth more, and a third fewer were answered (ADR 77, 82). So a request waits for its turn; but one that takes
seconds, a paper or a year's report, holds up each other by no more than `PATIENCE`. On SQLite what writes does not
wait here: it has the database's own turn, and others can work while the disk does.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

PATIENCE = 0.05
"""Seconds: several pages' length, and hardly noticed by who waits."""
_ONLY_READ = {"GET", "HEAD"}
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def in_turn(application: Application, *, writes_too: bool, patience: float = PATIENCE) -> Application:  # fmt: skip
    """The application; a request is begun when no other is under way in this process, or patience is at its end.

    Of what writes this holds where `writes_too`.
    """
    turn = Lock()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not writes_too and environ["REQUEST_METHOD"] not in _ONLY_READ:
            return application(environ, start_response)
        mine = turn.acquire(timeout=patience)
        try:
            return application(environ, start_response)
        finally:
            if mine:
                turn.release()

    return answer

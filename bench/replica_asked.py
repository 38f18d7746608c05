"""Who asks and who writes, while the copy follows, lags, dies. Needs Django set up."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import psycopg
from django.db import DatabaseError, InterfaceError, connections

from bench.calls import Caller
from wudan.kit import clock
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actors import for_self
from wudan.tables import replica


class Page:
    """A page, and which database its statements went to."""

    def __init__(self, caller: Caller, path: str) -> None:
        self._caller, self._path = caller, path

    def look(self, *, without: bool = False) -> dict[str, Any]:
        """Ask for it; `without` as if there were no copy."""
        counted = {"default": 0, "replica": 0}

        def counting(alias: str) -> Callable[..., Any]:
            def note(execute: Any, *given: Any) -> Any:
                counted[alias] += 1
                return execute(*given)

            return note

        began = time.monotonic()
        with ExitStack() as stack:
            if without:
                kept, replica._watch._fit, replica._watch._next = replica._watch, False, time.monotonic() + 60  # fmt: skip
                stack.callback(setattr, kept, "_next", 0.0)
            for alias in counted:
                stack.enter_context(connections[alias].execute_wrapper(counting(alias)))
            status, body = self._caller.call("GET", self._path)
        return {"status": status, "body": _plain(body), "seconds": time.monotonic() - began, **counted}  # fmt: skip


def _plain(body: bytes) -> bytes:
    """Without what differs each time: tokens and the minute."""
    import re

    return re.sub(rb'(value|nonce|content)="[^"]*"|\d\d?:\d\d', b"", body)


class Writer:
    """One resident who orders again and again."""

    def __init__(self, person: int) -> None:
        self._person = person
        self.acknowledged: list[tuple[float, str]] = []

    def write(self) -> str:
        """One order; its number once it is committed."""
        need = Need(words="想请人看看血压计怎么用。", address="一组三号")
        order = actions.place(need=need, by=for_self(self._person), at=clock.now())
        return order.no

    def seconds_until_seen(self) -> float:
        """From the commit to when the copy shows it."""
        no = self.write()
        began = time.monotonic()
        while not Order.objects.using("replica").filter(no=no).exists():
            time.sleep(0.0005)
        return time.monotonic() - began

    def most_behind(self, many: int, lag: Callable[[], tuple[bool, float]]) -> float:
        """While so many are placed one after another."""
        most = 0.0
        for _ in range(many):
            self.write()
            most = max(most, lag()[1])
        return most

    def pause(self, cluster: Any, paused: bool) -> None:
        """Hold the copy's replay up, or let it go on."""
        with psycopg.connect(cluster.url, autocommit=True) as opened:
            opened.execute("SELECT pg_wal_replay_pause()" if paused else "SELECT pg_wal_replay_resume()")  # fmt: skip

    def wait_until_followed(self, cluster: Any) -> None:
        """Until a copy has joined again."""
        with psycopg.connect(cluster.url, autocommit=True) as opened:
            while not opened.execute("SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'").fetchall():  # fmt: skip
                time.sleep(0.1)

    def go_on(self, stop: Any) -> None:
        """Place orders until told to stop; those that were acknowledged are noted."""
        while not stop.is_set():
            try:
                no = self.write()
            except (DatabaseError, InterfaceError):
                connections["default"].close()
                time.sleep(0.05)
            else:
                self.acknowledged.append((time.monotonic(), no))
        connections["default"].close()

    def turn_to(self, cluster: Any) -> None:
        """Point the product at another server, as an administrator does by its address."""
        for one in (connections.settings["default"], connections["default"].settings_dict):
            one["PORT"] = str(cluster.port)

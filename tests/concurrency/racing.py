"""Threads that all start at once, on connections of their own; and the same with locks off."""

import random
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest
from django.db import connection, connections

from config.database.fair_sqlite import base as fair_sqlite
from wudan.kit.refusals import Refusal
from wudan.orders.actions import stepping
from wudan.orders.models import Order

merging = import_module("wudan.orders.actions.merge")
noticing = import_module("wudan.orders.actions.notice_deadline")
PATIENCE_SECONDS = 20
Outcome = Any
"""What an act answered, or the exception that it raised."""


def race(acts: Sequence[Callable[[], Any]], *, seed: int | None = None) -> list[Outcome]:
    """Run all acts at once, each in a thread; their outcomes, in the order of the acts."""
    chance = random.Random(seed)
    delays = [chance.uniform(0, 0.003) if seed is not None else 0.0 for _ in acts]
    start, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int) -> None:
        try:
            start.wait(PATIENCE_SECONDS)
            time.sleep(delays[place])
            outcomes[place] = acts[place]()
        except Exception as raised:
            outcomes[place] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    return outcomes


def winners(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What was done."""
    return [outcome for outcome in outcomes if not isinstance(outcome, Exception)]


def faults(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What a person would see as an error of ours: neither done nor refused in words."""
    return [o for o in outcomes if isinstance(o, Exception) and not isinstance(o, Refusal)]


def is_fair(outcomes: Sequence[Outcome]) -> bool:
    """One did it, and all the others were told why not."""
    return len(winners(outcomes)) == 1 and not faults(outcomes)


class _NoTurn:
    def acquire(self) -> None: ...
    def release(self) -> None: ...


def lock_nothing(pks: Iterable[int]) -> dict[int, Order]:
    """`stepping.lock` without the lock."""
    rows = Order.objects.select_related(
        "unit", "origin", "platform", "service", "period", "dispatch__unit"
    )
    return {order.pk: order for order in rows.filter(pk__in=sorted(pks)).order_by("pk")}


def lock_as_it_comes(pks: Iterable[int]) -> dict[int, Order]:
    """`stepping.lock` in the caller's order, slowly: how deadlocks are made."""
    held = {}
    for pk in pks:
        held[pk] = Order.objects.select_for_update().get(pk=pk)
        time.sleep(0.3)
    return held


def without_locks(patch: pytest.MonkeyPatch, *, threads: int) -> None:
    """Take the locks away, and let all threads look before any of them writes."""
    meet = threading.Barrier(threads)
    checked = stepping.check

    def check(*args: Any, **kwargs: Any) -> None:
        checked(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)

    patch.setattr(stepping, "check", check)
    for module in (stepping, merging, noticing):
        patch.setattr(module, "lock", lock_nothing)
    without_turns(patch)


def without_turns(patch: pytest.MonkeyPatch) -> None:
    """On SQLite, too: transactions that read first and hope to write later."""
    patch.setattr(fair_sqlite, "_turn", _NoTurn())
    if connection.vendor == "sqlite":
        patch.setitem(connections.settings["default"]["OPTIONS"], "transaction_mode", "DEFERRED")

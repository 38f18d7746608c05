"""Threads that all start at once, on connections of their own; and the same with locks off."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.db import OperationalError, connection, connections

from config.database.fair_sqlite import base as fair_sqlite
from wudan.kit.refusals import Refusal
from wudan.orders.actions import stepping
from wudan.orders.models import Order

merging = import_module("wudan.orders.actions.merge")
noticing = import_module("wudan.orders.actions.notice_deadline")
PATIENCE_SECONDS = 20
CLIENTS, ASKING, LEFT = 64, 500, 20
"""The whole size of a rush (reliability G01): so many clients, so many who ask, so much that is left."""
RUSH_CPU_SECONDS = 30
LOOK_SECONDS = 0.02
PRESSES = 5
"""Who is told to come again (503) does: on a machine that is busy with other things some have to."""
Outcome = Any
"""What an act answered, or the exception that it raised."""
Act = Callable[[], Any]
at_full_size = partial(pytest.mark.parametrize, "seed", [pytest.param(n, marks=pytest.mark.long) for n in range(1, 11)])  # fmt: skip
"""`@at_full_size()`: with ten seeds, in the long run."""


def race(
    acts: Sequence[Act], *, seed: int | None = None, patience: float = PATIENCE_SECONDS
) -> list[Outcome]:
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
        thread.join(patience)
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


def dealt(acts: Sequence[Act], *, count: int) -> list[Act]:
    """The acts dealt out to so many clients; each does its own, one after the other."""

    def one(mine: Sequence[Act]) -> list[Any]:
        return [act() for act in mine]

    return [partial(one, acts[n::count]) for n in range(count)]


class _Watching(threading.Thread):
    """Somebody looks at what is left, all the while."""

    def __init__(self, look: Callable[[], Iterable[int]]) -> None:
        super().__init__()
        self.look, self.over, self.least, self.looks = look, threading.Event(), 0, 0

    def run(self) -> None:
        while not self.over.wait(LOOK_SECONDS):
            self.least = min(self.least, *self.look())
            self.looks += 1
        connections.close_all()

    def __enter__(self) -> "_Watching":
        self.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self.over.set()
        self.join()


def rush(
    acts: Sequence[Act], *, seed: int, look: Callable[[], Iterable[int]], clients: int = CLIENTS
) -> Counter[str]:
    """Many ask for the last of something, which somebody watches: what was answered, `done` or a refusal's
    code, and how often. AssertionError when somebody is told an error of ours, or sees less than nothing."""
    acts, began, spent = list(acts), time.monotonic(), time.process_time()
    random.Random(seed).shuffle(acts)

    busy: list[Exception] = []

    def told(act: Act) -> str:
        for _ in range(PRESSES):
            try:
                act()
            except Refusal as refusal:
                return getattr(refusal, "code", type(refusal).__name__)
            except OperationalError as fault:
                if not _waited_too_long(fault):
                    raise
                busy.append(fault)
            else:
                return "done"
        return "busy"

    with _Watching(look) as watching:
        parts = race(
            dealt([partial(told, act) for act in acts], count=clients),
            seed=seed,
            patience=10 * PATIENCE_SECONDS,
        )
    assert not faults(parts), f"seed {seed}: {faults(parts)[:3]}"
    assert watching.least >= 0, f"seed {seed}: somebody saw {watching.least}"
    assert watching.looks, f"seed {seed}: nobody looked"
    answers = Counter(answer for part in parts for answer in part)
    spent, took = time.process_time() - spent, time.monotonic() - began
    assert spent <= RUSH_CPU_SECONDS, f"seed {seed}: {spent:.0f} s"
    figures = (
        f"{watching.looks} looks, {len(busy)} told to come again, {took:.1f} s, CPU {spent:.1f} s"
    )
    print(f"seed {seed}: {dict(answers)}, {figures}")  # noqa: T201 - the figures
    return answers


def _waited_too_long(fault: OperationalError) -> bool:
    """For a row that others hold; the faces answer it by 503, and nothing was written. A deadlock is no such thing."""
    cause = fault.__cause__
    return type(cause).__name__ == "LockNotAvailable" or "database is locked" in str(cause)


class _NoTurn:
    def acquire(self, timeout: float = -1) -> bool:
        return True

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

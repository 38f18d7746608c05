"""Deadlines pass while workers are killed and clocks are set; run by `test_deadlines`.

Writes for every order what the clock did to it, and by how long any passed deadline was left alone.
"""

import json
import multiprocessing
import os
import random
import sys
import threading
import time
from collections import Counter
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from tests.concurrency.racing import lock_nothing  # noqa: E402
from tests.faults.crew import Crew, work  # noqa: E402
from tests.faults.orders import clone, placed_at_each_stage  # noqa: E402
from tests.world import build  # noqa: E402
from wudan.journal.models import Event  # noqa: E402
from wudan.kit import clock  # noqa: E402
from wudan.orders.models import Deadline  # noqa: E402
from wudan.orders.querysets import DeadlineQuerySet  # noqa: E402
from wudan.statistics.models import StaleCell  # noqa: E402

VERBS = ("order.escalate", "order.overdue", "order.expire", "order.lapse", "order.queue")
"""What the clock does to an order whose deadline has passed."""
STEP_SECONDS = 0.1
LONGEST_SECONDS = 300


SHOWN = multiprocessing.Value("d", 0.0)
"""By how many hours the workers' clock is wrong now."""


def main(out: str, **asked: str) -> None:
    """Make orders, let their deadlines pass within so many seconds, kill meanwhile, wait."""
    seed = int(asked.get("seed") or int.from_bytes(os.urandom(4)))
    chance, seconds = random.Random(seed), float(asked["seconds"])
    with transaction.atomic():
        orders = placed_at_each_stage(build(), int(asked.get("each", 1)))
        orders += clone(orders[0], int(asked.get("clones", 0)))
    before = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    begun = clock.now() + timedelta(seconds=1)
    _pass(orders, begun, seconds, chance)
    happens = [(chance.uniform(1, 1 + seconds), None) for _ in range(int(asked.get("kills", 0)))]
    jumps = [float(one) for one in asked.get("jumps", "").split(",") if one]
    happens += [((place + 1) * seconds / (len(jumps) + 1), hours) for place, hours in enumerate(jumps)]  # fmt: skip
    with Crew(int(asked["workers"]), _careless if "careless" in asked else _work) as crew:
        figures = _wait(
            crew,
            sorted(happens, key=lambda one: one[0]),
            chance,
            float(asked.get("most", LONGEST_SECONDS)),
        )
    by_clock = Event.objects.filter(pk__gt=before, subject="order", person_id=None)
    acted = Counter(
        by_clock.filter(subject_id__in=orders, verb__in=VERBS).values_list("subject_id", flat=True)
    )
    figures |= {
        "seed": seed, "orders": len(orders), "cpu": _cpu(),
        "once": sum(acted[pk] == 1 for pk in orders), "never": sum(acted[pk] == 0 for pk in orders),
        "twice": sum(acted[pk] > 1 for pk in orders),
    }  # fmt: skip
    Path(out).write_text(json.dumps(figures))


def _pass(orders: list[int], begun: datetime, seconds: float, chance: random.Random) -> None:
    """Each running deadline falls due some time from now."""
    running = Deadline.objects.running().filter(missed_at=None)
    if not seconds:
        running.update(due_at=begun)
        return
    rows = list(running.filter(order__in=orders))
    for row in rows:
        row.due_at = begun + timedelta(seconds=chance.uniform(0, seconds))
    Deadline.objects.bulk_update(rows, ["due_at"], batch_size=500)


def _wait(
    crew: Crew, happens: list[tuple[float, float | None]], chance: random.Random, most: float
) -> dict[str, float]:
    """Until nothing that is due is left, and nothing to count; how long the oldest of it ever waited."""
    late, started = 0.0, time.monotonic()
    while (passed := time.monotonic() - started) < most:
        while happens and passed >= happens[0][0]:
            _moment, hours = happens.pop(0)
            if hours is None:
                crew.kill_one(chance)
            else:
                SHOWN.value = hours
        at = clock.now()
        oldest = Deadline.objects.due_unnoticed(at).values_list("due_at", flat=True).first()
        late = max(late, (at - oldest).total_seconds()) if oldest else late
        soon = Deadline.objects.due_unnoticed(at + timedelta(minutes=30)).exists()
        if not (happens or soon or StaleCell.objects.exists()):
            break
        time.sleep(STEP_SECONDS)
    return {"late": round(late, 2), "seconds": round(passed, 1), "memory": crew.look()}


def _cpu() -> float:
    spent = os.times()
    return round(spent.children_user + spent.children_system, 1)


def _work() -> None:
    """A worker on a clock that somebody sets."""
    threading.Thread(target=_set, daemon=True).start()
    work()


def _set() -> None:
    while True:
        clock.shift(timedelta(hours=SHOWN.value))
        time.sleep(STEP_SECONDS / 2)


def _careless() -> None:
    """The control: nobody asks whether another has acted, and nobody holds the order."""
    seen = DeadlineQuerySet.due_unnoticed

    def whatever(self: DeadlineQuerySet, at: datetime) -> DeadlineQuerySet:
        time.sleep(STEP_SECONDS)
        return seen(self, at) if sys._getframe(1).f_code.co_name == "run_once" else self.all()

    DeadlineQuerySet.due_unnoticed = whatever  # type: ignore[method-assign]
    import_module("wudan.orders.actions.notice_deadline").lock = lock_nothing
    work()


if __name__ == "__main__":
    main(sys.argv[1], **dict(one.split("=") for one in sys.argv[2:]))
    connections.close_all()

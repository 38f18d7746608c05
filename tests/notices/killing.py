"""A house of its own whose carriers are killed while messages come in; run by `test_kills`.

Forks its workers from a process without threads, kills one now and then (SIGKILL), starts another, and
writes when each message was due. The vendor is a stand-in in the test's own process.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from tests.forking import fork  # noqa: E402
from tests.world import COUNTY, World, _areas_and_units  # noqa: E402
from wudan.jobs import carrying  # noqa: E402
from wudan.kit import clock  # noqa: E402
from wudan.notices.actions import tell  # noqa: E402
from wudan.notices.gateways import Habits  # noqa: E402
from wudan.notices.gateways.aliyun import Aliyun  # noqa: E402
from wudan.notices.models import Allowance, Copy  # noqa: E402
from wudan.notices.policies import Told  # noqa: E402
from wudan.notices.templates import rule_of  # noqa: E402
from wudan.people.models import Account, Person  # noqa: E402

STEP_SECONDS = 0.25


def main(out: str, messages: int, kills: int, per_second: int, workers: int) -> None:
    """Build, tell at a pace, kill, wait until all is settled."""
    Aliyun.habits = Habits(
        can_be_asked=True, absence_proves=True, settles_after=timedelta(seconds=1)
    )
    people = _people(messages)
    seed = int.from_bytes(os.urandom(4))
    chance, running = random.Random(seed), [_start() for _ in range(workers)]
    begun, due = time.time(), {}
    length = messages / per_second
    moments = sorted(chance.uniform(0.2, length) for _ in range(kills))
    left = list(people)
    while left or moments:
        some = left[: max(1, int(per_second * (time.time() - begun)) - (messages - len(left)))]
        if left:
            due |= _tell(some)
            left = left[len(some) :]
        while moments and time.time() - begun >= moments[0]:
            moments.pop(0)
            _kill(running, chance)
        time.sleep(STEP_SECONDS)
    waited = time.time()
    while (
        Copy.objects.exclude(state__in=["handed", "delivered"]).exists()
        and time.time() - waited < 60
    ):
        time.sleep(STEP_SECONDS)
    for pid in running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    states = list(Copy.objects.order_by().values_list("state", flat=True))
    told = {"due": due, "seed": seed, "states": {one: states.count(one) for one in set(states)}}
    Path(out).write_text(json.dumps(told))


def _people(many: int) -> list[int]:
    with transaction.atomic():
        world = World()
        _areas_and_units(world)
        home = world.units["杨柳村"]
        made = Person.objects.bulk_create(
            [
                Person(county=COUNTY, name=f"人{n}", phone=f"101{n:08d}", home=home)
                for n in range(many)
            ]
        )
        Allowance.objects.create(
            county=COUNTY, per_day=10 * many, why="story", at=clock.now(), by_id=1, under_id=1
        )
        Account.objects.bulk_create([Account(account=f"p{one.pk}", person=one) for one in made])
    return [one.pk for one in made]


def _tell(people: list[int]) -> dict[str, float]:
    told = [Told(pk, {"item": "上门理发", "unit": "杨柳村站"}) for pk in people]
    tell(rule=replace(rule_of("order_accepted"), urgency="urgent"), told=told, at=clock.now())
    now = time.time()
    keys = Copy.objects.filter(message__person__in=people).values_list("key", flat=True)
    found = dict.fromkeys(keys, now)
    connections.close_all()
    return found


def _start() -> int:
    pid = fork()
    if pid:
        return pid
    carriers = carrying.Carriers()
    while True:
        try:
            if not carriers.round():
                time.sleep(0.05)
        except Exception as fault:
            sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
            connections.close_all()


def _kill(running: list[int], chance: random.Random) -> None:
    place = chance.randrange(len(running))
    os.kill(running[place], signal.SIGKILL)
    os.waitpid(running[place], 0)
    running[place] = _start()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

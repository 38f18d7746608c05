"""Eight processes that record and reverse, killed at any moment and started again; what they acknowledged."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.db import OperationalError, connections

from tests.forking import fork
from tests.ledger.serving import SHIFT, opening
from tests.world import COUNTY, World
from wudan.activities.models import Attendance, SignUp
from wudan.kit.refusals import Refusal
from wudan.ledger.actions import record_hours, reverse
from wudan.people.actors import THE_CLOCK
from wudan.people.models import Person

WRITERS, HANG_UPS = 8, 10
AFTER = SHIFT + timedelta(days=1)


def presences(world: World, *, people: int, days: int) -> list[int]:
    """So many people who served two hours on so many days, signed by both sides; keys in any order."""
    persons = Person.objects.bulk_create(
        [Person(county=COUNTY, name=f"志愿{n}") for n in range(people)]
    )
    keys = []
    vouched, witnessed = world.people["苏远"].pk, world.people["马青山"].pk
    for day in range(days):
        place = opening(world, starts_at=SHIFT - timedelta(days=day), hours=2)
        shift = place.shift
        signs = SignUp.objects.bulk_create(
            [SignUp(opening=place, person=person, state="placed", at=shift.starts_at, placed_at=shift.starts_at)
             for person in persons]
        )  # fmt: skip
        there = Attendance.objects.bulk_create(
            [Attendance(sign_up=sign, opening=place, person=sign.person, state="confirmed", came_by="code", left_by="code",
                        came_at=shift.starts_at, left_at=shift.ends_at, vouched_at=shift.ends_at, vouched_by_id=vouched,
                        witnessed_at=shift.ends_at, witness="site", witnessed_by_id=witnessed)
             for sign in signs]
        )  # fmt: skip
        keys += [row.pk for row in there]
    return keys


def write_on(world: World, keys: list[int], told: Path) -> None:
    """Record each, reverse every third; say so in `told` once the database has it.

    One in ten is sent, left to itself, and asked again at once on a line of its own.
    """
    office = world.actor("柳文书")
    with told.open("a", buffering=1) as said:
        for turn, key in enumerate(keys):
            there = Attendance.objects.get(pk=key)
            with suppress(Refusal, OperationalError):
                if turn % HANG_UPS == 0:
                    _send_and_hang_up(there)
                    said.write(f"unheard {key} 0\n")
                made = record_hours(attendance=there, by=THE_CLOCK, at=AFTER)
                said.write(f"record {key} {made.pk}\n")
                if key % 3 == 0:
                    reverse(made=made, why="记错了人", by=office, at=AFTER)
                    said.write(f"reverse {key} {made.pk}\n")


def _send_and_hang_up(there: Attendance) -> None:
    """Ask for the record and wait for no answer: whoever asks again may meet the first at work."""

    def ask() -> None:
        try:
            with suppress(Refusal, OperationalError):
                record_hours(attendance=there, by=THE_CLOCK, at=AFTER)
        finally:
            connections.close_all()

    threading.Thread(target=ask, daemon=True).start()


def kill_again_and_again(kills: int, chance: random.Random, work: Callable[[int], None]) -> None:
    """Keep eight writers busy; kill one after a random while, start it again; at last kill all."""
    writers = {place: _start(work, place) for place in range(WRITERS)}
    try:
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 0.3))
            place = chance.randrange(WRITERS)
            _kill(writers[place])
            writers[place] = _start(work, place)
        time.sleep(chance.uniform(0.1, 0.3))
    finally:
        for pid in writers.values():
            _kill(pid)


def _start(work: Callable[[int], None], place: int) -> int:
    pid = fork()
    if pid == 0:
        try:
            work(place)
        finally:
            os._exit(0)
    return pid


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)

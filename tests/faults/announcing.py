"""A general notice to very many is told by a worker that is killed meanwhile; run by `test_announcing`."""

import json
import os
import random
import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from tests.faults.crew import Crew  # noqa: E402
from tests.world import COUNTY, World, build  # noqa: E402
from wudan.kit import clock  # noqa: E402
from wudan.notices.actions import announcing  # noqa: E402
from wudan.notices.models import Announcement, Copy, Message  # noqa: E402
from wudan.people.models import Account, Person  # noqa: E402

STEP_SECONDS = 0.25
LONGEST_SECONDS = 600
MOBILE = 13_000_000_000


def main(out: str, **asked: str) -> None:
    """Make people, write to them all by the real acts, kill, wait."""
    seed = int(asked.get("seed") or int.from_bytes(os.urandom(4)))
    chance, many, kills = random.Random(seed), int(asked["people"]), int(asked["kills"])
    with transaction.atomic():
        world = build()
        _settle(world, many)
        begun = time.monotonic()
        held = _released(world)
        releasing = time.monotonic() - begun
    with Crew(1) as crew:
        figures = _wait(crew, held.pk, kills, chance)
    held.refresh_from_db()
    told = Message.objects.filter(announcement=held)
    figures |= {
        "seed": seed, "many": held.many, "told": held.told, "state": held.state,
        "messages": told.count(), "people": told.values("person").distinct().count(),
        "copies": Copy.objects.filter(message__announcement=held).count(),
        "unreached": told.filter(person__account=None, copies=None).count(),
        "releasing": round(releasing, 2), "cpu": _cpu(),
    }  # fmt: skip
    Path(out).write_text(json.dumps(figures))


def _settle(world: World, many: int) -> None:
    homes = [world.units[name] for name in ("杨柳村", "铁边城")]
    for first in range(0, many, 5000):
        made = Person.objects.bulk_create(
            (
                Person(county=COUNTY, name=f"人{n}", phone=str(MOBILE + n), home=homes[n % 2])
                for n in range(first, min(many, first + 5000))
            ),
            batch_size=500,
        )
        Account.objects.bulk_create(
            (Account(account=f"p{one.pk}", person=one) for one in made[::2]), batch_size=500
        )


def _released(world: World) -> Announcement:
    """One writes, a second one sends."""
    writer, sender = world.actor("乔委员"), world.actor("柳文书")
    held = announcing.write(
        text="明天上午全镇停水，请先接好水。", recipients="residents", by=writer, at=clock.now(), by_wire=True
    )  # fmt: skip
    return announcing.release(announcement=held, by=sender, at=clock.now())


def _wait(crew: Crew, pk: int, kills: int, chance: random.Random) -> dict[str, float]:
    """Until it is told; each kill comes after another share of it."""
    started, many = time.monotonic(), Announcement.objects.get(pk=pk).many
    marks = sorted(chance.uniform(0, many) for _ in range(kills))
    while (passed := time.monotonic() - started) < LONGEST_SECONDS:
        held = Announcement.objects.get(pk=pk)
        while marks and held.told >= marks[0]:
            marks.pop(0)
            crew.kill_one(chance)
        if held.state != "sending":
            break
        time.sleep(STEP_SECONDS)
    return {"seconds": round(passed, 1), "memory": crew.look()}


def _cpu() -> float:
    spent = os.times()
    return round(spent.children_user + spent.children_system, 1)


if __name__ == "__main__":
    main(sys.argv[1], **dict(one.split("=") for one in sys.argv[2:]))
    connections.close_all()

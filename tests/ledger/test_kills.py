"""kill -9 under eight writers, one in ten of whom hangs up: sums stay zero; what was acknowledged is there, once (G02)."""

import random
import time

import pytest

from tests.ledger.killing import AFTER, WRITERS, kill_again_and_again, presences, write_on
from wudan.activities.models import Attendance
from wudan.ledger.actions import record_hours
from wudan.ledger.models import Account, ServiceRecord, Transfer
from wudan.ledger.proof import verify
from wudan.people.actors import THE_CLOCK

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


FEW = 6


@pytest.mark.parametrize("kills", [FEW, pytest.param(50, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost_and_nothing_is_done_twice(shared_world, tmp_path, kills):
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    keys = presences(shared_world, people=20, days=15 if kills <= FEW else 60)
    lists = [chance.sample(keys, len(keys)) for _ in range(WRITERS)]  # everybody does everything
    files = [tmp_path / str(place) for place in range(WRITERS)]

    kill_again_and_again(
        kills, chance, lambda place: write_on(shared_world, lists[place], files[place])
    )

    begun = time.monotonic()
    record_hours(attendance=Attendance.objects.get(pk=_fresh(keys)), by=THE_CLOCK, at=AFTER)
    assert time.monotonic() - begun <= 5, f"seed {seed}: not ready again"
    assert verify().faults == [], f"seed {seed}"
    assert sum(Account.objects.values_list("balance", flat=True)) == 0, f"seed {seed}"
    _nothing_is_lost(files, seed, kills)
    refs = Transfer.objects.exclude(kind="reverse").values_list("record__attendance", flat=True)
    assert len(refs) == len(set(refs)), f"seed {seed}: recorded twice"


def _nothing_is_lost(files, seed, kills):
    there = {row.pk: row for row in ServiceRecord.objects.all()}
    lines = [
        line.split() for file in files if file.exists() for line in file.read_text().splitlines()
    ]
    told = [line for line in lines if line[0] != "unheard"]
    assert told, f"seed {seed}: nobody wrote anything"
    if kills > FEW:  # a few may each have found their writer between two acts
        assert len(lines) > len(told), f"seed {seed}: nobody hung up"
    for verb, attendance, record in told:
        assert there[int(record)].attendance_id == int(attendance), f"seed {seed}: lost"
        assert verb == "record" or there[int(record)].state == "reversed", f"seed {seed}: lost"


def _fresh(keys):
    """A presence that no writer recorded, and if there is none, a live one."""
    done = set(ServiceRecord.objects.values_list("attendance", flat=True))
    live = set(ServiceRecord.objects.live().values_list("attendance", flat=True))
    return next(iter(set(keys) - done or live))

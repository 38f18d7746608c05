"""kill -9 under eight writers, one in ten of whom hangs up: points sum to zero, what was acknowledged is there, once (G02)."""

import random
import threading
import time
from contextlib import suppress

import pytest
from django.db import OperationalError, connections

from tests.ledger.killing import HANG_UPS, WRITERS, kill_again_and_again
from tests.ledger.points.earning import collect, earn, hold, of, release, reverse, total
from wudan.kit.refusals import Refusal
from wudan.ledger.models import PointAccount, PointTransfer
from wudan.ledger.proof import verify_points

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
WHO = ("秦奶奶", "高大爷", "白嫂", "贺叔", "李小妹")


def write_on(world, turns, told):
    """Earn, hold and end the hold, reverse every third; say so in `told` once the database has it."""
    with told.open("a", buffering=1) as said:
        for turn in turns:
            elder = of(world, WHO[turn % len(WHO)])
            with suppress(Refusal, OperationalError):
                if turn % HANG_UPS == 0:
                    _send_and_hang_up(world, elder, turn)
                    said.write(f"unheard e{turn} 0\n")
                made = earn(world, elder, spend=10, honor=2, ref=f"e{turn}")
                said.write(f"earn e{turn} {made.pk}\n")
                held = hold(world, elder, 4, ref=f"h{turn}")
                said.write(f"hold h{turn} {held.pk}\n")
                ended = collect(world, held, ref=f"c{turn}") if turn % 2 else release(world, held, ref=f"c{turn}")  # fmt: skip
                said.write(f"end c{turn} {ended.pk}\n")
                if turn % 3 == 0:
                    back = reverse(world, made)
                    said.write(f"reverse reverse:{made.pk} {back.pk}\n")


def _send_and_hang_up(world, elder, turn):
    def ask():
        try:
            with suppress(Refusal, OperationalError):
                earn(world, elder, spend=10, honor=2, ref=f"e{turn}")
        finally:
            connections.close_all()

    threading.Thread(target=ask, daemon=True).start()


FEW = 6


@pytest.mark.parametrize("kills", [FEW, pytest.param(50, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost_and_nothing_is_done_twice(shared_world, tmp_path, kills):
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    turns = list(range(60 if kills <= FEW else 400))
    lists = [chance.sample(turns, len(turns)) for _ in range(WRITERS)]  # everybody does everything
    files = [tmp_path / str(place) for place in range(WRITERS)]

    kill_again_and_again(
        kills, chance, lambda place: write_on(shared_world, lists[place], files[place])
    )

    begun = time.monotonic()
    earn(shared_world, of(shared_world, "秦奶奶"), ref="after")
    assert time.monotonic() - begun <= 5, f"seed {seed}: not ready again"
    assert verify_points().faults == [], f"seed {seed}"
    assert total() == 0, f"seed {seed}"
    assert not PointAccount.objects.filter(kind__in=["person", "held"], balance__lt=0).exists()
    lines = [line.split() for file in files if file.exists() for line in file.read_text().splitlines()]  # fmt: skip
    told = [line for line in lines if line[0] != "unheard"]
    assert told, f"seed {seed}: nobody wrote anything"
    if kills > FEW:  # a few may each have found their writer between two acts
        assert len(lines) > len(told), f"seed {seed}: nobody hung up"
    there = dict(PointTransfer.objects.values_list("ref", "pk"))
    for _verb, ref, pk in told:
        assert there[ref] == int(pk), f"seed {seed}: {ref} lost or doubled"

"""G13: the database is gone for ten seconds under load: 503 and when to try again, never 500; nothing lost, nothing
done twice; pages, writes and the worker go on by themselves within five seconds of its return.

On PostgreSQL it is dropped (its lines break) or frozen (its lines stay, nobody answers); on SQLite another process
holds it. There is no Redis to lose (ADR 78): limits of short messages are rows, so without a database none leaves.
"""

import random
import sys
import time

import pytest

from tests.faults.asking import Tally, Write
from tests.faults.outages import HOWS
from tests.faults.writers import Books, at_work, compare, told

pytestmark = [pytest.mark.long, pytest.mark.postgres]
GONE_SECONDS, BACK_SECONDS = 10, 5
WRITERS, READERS, REST = 4, 4, 0.15


def seconds_until(is_true, *, most=30):
    began = time.monotonic()
    while not is_true():
        if time.monotonic() - began > most:
            return float("inf")
        time.sleep(0.1)
    return time.monotonic() - began


@pytest.mark.parametrize("how", HOWS)
def test_ten_seconds_without_a_database(how, troubled, tmp_path, capsys):
    seed, tally = random.SystemRandom().randrange(2**31), Tally()
    house = troubled
    books = Books(house.server, told(house.server, "prepare", tmp_path), seed)
    guest = books.guests["qunzhong1"]
    with at_work(books, tally, writers=WRITERS, readers=READERS, rest=REST):
        time.sleep(4)
        gone = time.monotonic()
        with house.without_database(how):
            time.sleep(GONE_SECONDS / 2)
            if how != "frozen":
                books.asker(tally).once(
                    Write(guest, "/sign-in/phone", {"phone": "10100000001"}, "codes", "")
                )
            time.sleep(GONE_SECONDS / 2)
        back, at = time.monotonic(), time.time()
        works = {
            "read": seconds_until(lambda: tally.has_done(since=back, is_write=False)),
            "write": seconds_until(lambda: tally.has_done(since=back, is_write=True)),
            "worker": seconds_until(lambda: house.reacted(at) > 0),
        }
        time.sleep(BACK_SECONDS + 3)
    looked = told(house.server, "look", tmp_path)
    compared = compare(tally, looked["found"])
    late = [one for one in tally.samples if one[0] > back + BACK_SECONDS and one[2] == "503"]
    longest = max(seconds for began, seconds, _, _ in tally.samples if gone <= began <= back)
    line = (
        f"\nG13 {how} for {GONE_SECONDS} s, {house.server.processes} process(es), seed {seed}: {tally.outcomes()}, meanwhile"
        f" {tally.outcomes(gone, back)}, slowest answer {longest:.1f} s; works again after"
        f" {', '.join(f'{what} {seconds:.1f} s' for what, seconds in works.items())}; {len(tally.done)} acknowledged,"
        f" {len(tally.turned_away)} gave up; lost {len(compared.lost)}, doubled {len(compared.doubled)}, sent away but done"
        f" {len(compared.refused_but_done)}; sums {looked['sums']}, faults {looked['faults']}\n"
    )  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(line)
    assert (compared.lost, compared.doubled, compared.refused_but_done) == ([], [], []), line
    assert (looked["faults"], looked["waits"], set(looked["sums"].values())) == ({}, 0, {0}), line
    assert tally.wrong == [], line
    assert late == [], line
    assert max(works.values()) <= BACK_SECONDS, line
    assert set(tally.outcomes()) <= {"200", "201", "302", "303", "422", "503"}, line
    assert how == "frozen" or tally.outcomes(gone, back)["503"] > 0, line

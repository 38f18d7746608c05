"""G02: kill -9 of a serving process, 50 times, under eight writers in four books, over HTTP, one in ten hanging up.

What was acknowledged is there, once; what was refused is not; every book proves; a repeated key gives the first answer
byte for byte. Half of the kills are of one process that serves (the one above starts another), half of all at once, and the
service manager starts them again. The control writes without keys and finds things twice.
"""

import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from tests.clusters import children
from tests.faults.asking import Tally, Write
from tests.faults.restarting import serving
from tests.faults.writers import Books, at_work, compare, replayed, told

pytestmark = [pytest.mark.long, pytest.mark.postgres]
KILLS, WRITERS, READY_SECONDS = 50, 8, 5
PATIENCE_SECONDS = 20


def killed(server, chance, *, whole):
    """One kill; how many seconds until the house answers again from the kill or from the new start, and how many of
    them the house had a processor: on a busy machine that is what it can be held to."""
    before = 0.0
    if whole:
        server.crash()
        server.start()
    else:
        before = processor_seconds(server.running.pid)
        server.kill_one(chance)
    began = time.monotonic()
    server.wait()
    used = processor_seconds(server.running.pid) - before
    used += sum(map(processor_seconds, children(server.running.pid))) if whole else newest(server)
    return time.monotonic() - began, used


def newest(server):
    """What the process that took the place of the killed one has used."""
    return min(map(processor_seconds, children(server.running.pid)))


def processor_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def some_were_written(tally, since):
    """So that a kill comes while people write, however slow the machine is."""
    until = time.monotonic() + PATIENCE_SECONDS
    while len(tally.done) < since + WRITERS and time.monotonic() < until:
        time.sleep(0.05)


def test_fifty_kills_lose_nothing_and_double_nothing(tmp_path, capsys):
    seed = random.SystemRandom().randrange(2**31)
    chance, tally, ready = random.Random(seed), Tally(), []
    with serving(tmp_path, is_held=True, works=True) as server:
        books = Books(server, told(server, "prepare", tmp_path), seed)
        with at_work(books, tally, writers=WRITERS):
            for turn in range(KILLS):
                some_were_written(tally, len(tally.done))
                time.sleep(chance.uniform(0, 0.5))
                ready.append(killed(server, chance, whole=turn % 2 == 0))
            time.sleep(2)
        differ = replayed(books, tally, many=60)
        looked = told(server, "look", tmp_path)
    compared = compare(tally, looked["found"])
    line = (
        f"\nG02 over HTTP, {server.processes} process(es), seed {seed}: {KILLS} kills, {WRITERS} writers, {tally.unheard} hung up,"
        f" {len(tally.done)} acknowledged, {len(tally.refused)} refused; lost {len(compared.lost)}, doubled {len(compared.doubled)},"
        f" refused but done {len(compared.refused_but_done)}; sums {looked['sums']}, faults {looked['faults']};"
        f" ready again: {shown('all of it', ready[::2])}, {shown('one process', ready[1::2])}, load {os.getloadavg()[0]:.1f};"
        f" {tally.outcomes()}\n"
    )  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(line)
    assert (compared.lost, compared.doubled, compared.refused_but_done) == ([], [], []), line
    assert (looked["faults"], looked["waits"], set(looked["sums"].values())) == ({}, 0, {0}), line
    assert (differ, tally.wrong) == ([], []), line
    assert len(tally.done) > KILLS
    assert tally.unheard > 0
    assert len(tally.refused) > 0
    assert max(used for _, used in ready) <= READY_SECONDS, line


def shown(what, ready):
    """Median and most, of seconds and of processor seconds."""
    seconds, used = zip(*ready, strict=True)
    return f"{what} {median(seconds):.1f} s, at most {max(seconds):.1f} s (processor {median(used):.1f}, {max(used):.1f})"


def test_without_their_keys_writers_who_ask_again_do_it_twice(tmp_path, monkeypatch):
    """The control: it is the key that keeps a write from being done twice."""
    seed, tally = random.SystemRandom().randrange(2**31), Tally()
    chance = random.Random(seed)
    monkeypatch.setattr("tests.faults.asking.HANG_UPS", 1)
    monkeypatch.setattr("tests.faults.asking.Write.send", without_key(chance))
    with serving(tmp_path, is_held=True, works=True) as server:
        books = Books(server, told(server, "prepare", tmp_path), seed)
        asker = books.asker(tally)
        for _ in range(20):
            books.place(asker)
        looked = told(server, "look", tmp_path)
    assert compare(tally, looked["found"]).doubled != [], f"seed {seed}"


def without_key(chance):
    """Each time it is asked, the client draws another one."""
    send = Write.send

    def sent(write, line):
        send(replace(write, key=f"{chance.random()}"), line)

    return sent

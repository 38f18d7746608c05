"""G25: half an hour at twenty requests a second, reads and writes mixed, with one kill -9, one outage of the database
and one polite restart, all in the first third: no 500, 95 of 100 answers within half a second outside the faults, and
no process grows by more than a tenth in the rest. `WUDAN_SOAK_SECONDS=60` is a short try, without the memory."""

import json
import os
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.clusters import children
from tests.faults.asking import Asker, Tally
from tests.faults.outages import HOWS, ON_POSTGRES
from tests.faults.writers import Books, compare, told

pytestmark = [pytest.mark.long, pytest.mark.postgres]
SECONDS = [int(one) for one in os.environ.get("WUDAN_SOAK_SECONDS", "1800").split(",")]
PER_SECOND, WRITES = 20, 5
"""One turn in five writes, in one or two requests."""
GONE_SECONDS, RECOVERY_SECONDS = 10, 5
LONGEST_P95, MOST_GROWTH = 0.5, 1.10
LONG_ENOUGH = 600
ASKED = {
    "qunzhong1": ("/", "/services", "/orders/mine", "/orders/new", "/api/v1/services", "/points", "/messages", "/activities"),
    "zhongxin1": ("/orders", "/desk/fund", "/desk/sites", "/desk/teams", "/desk/coverage", "/activities", "/api/v1/orders"),
    "zhongxin2": ("/desk/shops", "/orders", "/desk/report", "/desk/members"),
    None: ("/", "/services", "/healthz", "/places"),
}  # fmt: skip


def busy(books, tally, over):
    """So many turns a second, whether answered or not, each in a thread."""
    chance, turns = random.Random(books.seed + 1), books.turns()
    guests = {account: books.guests.get(account) for account in ASKED}

    def one(number, seed):
        asker = Asker(books.server.house.port, tally, random.Random(seed), over)
        if number % WRITES == 0:
            turns[number // WRITES % len(turns)](asker)
        else:
            account = asker.chance.choice(list(ASKED))
            asker.read(asker.chance.choice(ASKED[account]), guests[account])

    began = time.monotonic()
    with ThreadPoolExecutor(400) as pool:
        number = 0
        while not over.is_set():
            pool.submit(one, number, chance.random())
            number += 1
            over.wait(max(0.0, began + number / PER_SECOND - time.monotonic()))


def megabytes(server):
    """What all processes of the house hold: resident, and of that their own (not mapped files)."""
    pids = [server.running.pid, *children(server.running.pid)]
    pids += [server.working.pid] if server.working else []
    sums = {"VmRSS": 0, "RssAnon": 0}
    for pid in pids:
        with suppress(OSError):
            for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
                name, _, rest = line.partition(":")
                if name in sums:
                    sums[name] += int(rest.split()[0]) // 1024
    return sums["VmRSS"], sums["RssAnon"]


@contextmanager
def fault(spans, what):
    began = time.monotonic()
    yield
    spans.append((what, began, time.monotonic() + RECOVERY_SECONDS))


def with_faults(house, chance, until, began, lasts):
    """The three faults, at a tenth, two and three tenths of the time; when each was."""
    spans, server = [], house.server
    for place, what in enumerate(("kill -9", HOWS[0], "restart"), start=1):
        until(began + lasts * place / 10)
        with fault(spans, what):
            if what == "kill -9":
                server.kill_one(chance)
                server.wait()
            elif what == "restart":
                server.stop()
                server.start()
                server.wait()
            else:
                with house.without_database(what):
                    time.sleep(GONE_SECONDS)
    return spans


@pytest.mark.parametrize("lasts", SECONDS)
def test_half_an_hour(lasts, troubled, tmp_path, capsys):
    house, load, memory = troubled, os.getloadavg()[0], []
    seed, tally, over = random.SystemRandom().randrange(2**31), Tally(), threading.Event()
    books = Books(house.server, told(house.server, "prepare", tmp_path), seed)
    began = time.monotonic()

    def until(moment):
        while time.monotonic() < moment:
            time.sleep(min(5, max(0.0, moment - time.monotonic())))
            memory.append((time.monotonic() - began, *megabytes(house.server)))

    asking = threading.Thread(target=busy, args=(books, tally, over))
    asking.start()
    try:
        spans = with_faults(house, random.Random(seed), until, began, lasts)
        until(began + lasts)
    finally:
        over.set()
        asking.join()
    looked = told(house.server, "look", tmp_path)
    (tmp_path / "heard.json").write_text(json.dumps([began, spans, memory, tally.samples]), "utf-8")
    compared = compare(tally, looked["found"])
    calm = [
        one
        for one in tally.samples
        if not any(start - one[1] <= one[0] <= end for _, start, end in spans)
    ]
    strange = {one[2] for one in calm} - {"200", "201", "302", "303", "422"}
    p95 = quantiles([one[1] for one in calm], n=20)[-1]
    grown, shown = growth(memory, spans[-1][2] - began)
    line = (
        f"\nG25 {'PostgreSQL' if ON_POSTGRES else 'SQLite'}, {lasts} s, seed {seed}, load {load:.1f} before, {os.getloadavg()[0]:.1f} after:"
        f" {len(tally.samples)} requests ({len(tally.samples) / lasts:.1f}/s), {tally.outcomes()}; faults"
        f" {[(what, round(end - start - RECOVERY_SECONDS, 1)) for what, start, end in spans]}; outside them median"
        f" {median(one[1] for one in calm) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms; {shown};"
        f" {len(tally.done)} acknowledged, lost {len(compared.lost)}, doubled {len(compared.doubled)}, refused but done"
        f" {len(compared.refused_but_done)}; sums {looked['sums']}, faults {looked['faults']}\n"
    )  # fmt: skip
    with capsys.disabled():
        sys.stdout.write(line)
    assert tally.wrong == [], line
    assert strange == set(), line
    assert (compared.lost, compared.doubled, compared.refused_but_done) == ([], [], []), line
    assert (looked["faults"], looked["waits"], set(looked["sums"].values())) == ({}, 0, {0}), line
    assert p95 <= LONGEST_P95, line
    assert grown <= MOST_GROWTH, line


def growth(memory, since):
    """By how much the processes grew after the last fault, and in words. Mapped pages of SQLite's file are not theirs."""
    end = memory[-1][0]
    warm, width = since + min(120, (end - since) / 4), (end - since) / 10
    first = [one for one in memory if warm <= one[0] <= warm + width]
    last = [one for one in memory if one[0] >= end - width]
    if not first or not last:
        return 1.0, "memory not measured"
    resident, own = (
        (median(one[which] for one in first), median(one[which] for one in last))
        for which in (1, 2)
    )
    before, after = resident if ON_POSTGRES else own
    words = f"RSS {resident[0]:.0f} → {resident[1]:.0f} MB, own {own[0]:.0f} → {own[1]:.0f} MB"
    return (after / before if end >= LONG_ENOUGH else 1.0), words

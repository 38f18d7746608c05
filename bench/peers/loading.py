"""One run of one request: load it, and weigh what server and database used meanwhile."""

import json
import subprocess
import sys
import urllib.request
from dataclasses import asdict

from bench.peers import usage
from bench.peers.scratch import Scratch, ScratchError
from bench.peers.shapes import Ask, Loaded, Run

CLIENTS = 8
HOST = "127.0.0.1"


def load(scratch: Scratch, ask: Ask, port: int, *, seconds: float = 60, times: int = 0, clients: int = CLIENTS) -> Loaded:  # fmt: skip
    """Ask for so many seconds, or so many times."""
    plan = {
        "host": HOST, "port": port, "clients": clients, "seconds": seconds, "times": times,
        "first": scratch.serial, "templates": [asdict(one) for one in ask.templates],
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "bench.peers.client"],
        input=json.dumps(plan), capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    scratch.serial = told.pop("next")
    return Loaded(**told)


def weigh(scratch: Scratch, ask: Ask, *, port: int, server: int, database: str, number: int, seconds: float) -> Run:  # fmt: skip
    """One run of so many seconds. `server` is the process whose tree serves."""
    postmaster = scratch.postmaster
    rows = scratch.rows(database, ask.grows) if ask.grows else 0
    before = (
        usage.cpu_seconds(server),
        usage.cpu_seconds(postmaster),
        usage.busy_seconds(),
    )
    loaded = load(scratch, ask, port, seconds=seconds)
    web = usage.cpu_seconds(server) - before[0]
    data = usage.cpu_seconds(postmaster) - before[1]
    busy = usage.busy_seconds() - before[2]
    many = max(1, loaded.requests)
    return Run(
        round=number,
        loaded=loaded,
        web_ms=1000 * web / many,
        database_ms=1000 * data / many,
        foreign=max(0.0, busy - web - data - loaded.cpu_seconds) / (usage.processors() * loaded.seconds),
        grown=scratch.rows(database, ask.grows) - rows if ask.grows else None,
    )  # fmt: skip


def check_page(ask: Ask, port: int) -> None:
    """Raises ScratchError if a list does not show what it should: then its cost means nothing."""
    mark, wanted = ask.shows
    if not mark:
        return
    one = ask.templates[0]
    asked = urllib.request.Request(f"http://{HOST}:{port}{one.path}", headers=dict(one.headers))
    with urllib.request.urlopen(asked) as answer:
        found = answer.read().decode().count(mark)
    if found != wanted:
        message = f"“{ask.title}” has “{mark}” {found} times, not {wanted}"
        raise ScratchError(message)


_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def statements(scratch: Scratch, ask: Ask, port: int, database: str) -> tuple[float, float]:
    """SQL statements a request by the server's own log, mean of four: all, and all but the control of
    transactions."""
    load(scratch, ask, port, times=3, clients=1)
    with scratch.logged(database) as read:
        load(scratch, ask, port, times=4, clients=1)
        written = read()
    plain = [words for words in written if not words.upper().startswith(_CONTROL)]
    return len(written) / 4, len(plain) / 4

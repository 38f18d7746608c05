"""Third-party routers in a process of their own, killed when their time is up.

The one place of the engine that touches the outside (ADR 47): it starts a process and reads a clock.
A router can hang past its own limit, so none runs in our process, and our own answer is there before
it begins. What comes back is not believed: routes are reckoned again by us.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wudan.matching.routers.compiling import Ground, compile_ground
from wudan.matching.routers.routing import retold
from wudan.matching.routers.shapes import Answer, Question

_PROGRAM = Path(__file__).with_name("with_pyvrp.py")
_GRACE = 1.0
"""Seconds between the time it is given and its end by force."""
_ASKING = 20.0
_READ = 1 << 16
_MANY = 300


@dataclass(frozen=True, slots=True)
class Router:
    """An interpreter that has PyVRP, and how it is set (None: as fits the question).

    Options: see with_pyvrp.params. `warm`: it begins from our answer.
    """

    interpreter: str = sys.executable
    options: Mapping[str, Any] | None = None
    warm: bool | None = None

    def fitted(self, question: Question) -> tuple[Mapping[str, Any], bool]:
        """Options, and whether to begin from our answer; tried on the public instances, 30 s each.

        Its own beginning is better for a hundred plain clients (R211: 0.7 %), ours for a thousand,
        for prizes and for skills. Low penalties help where a fleet is tight or mixed.
        """
        skilled = any(vehicle.allowed is not None for vehicle in question.vehicles)
        prized = any(client.prize is not None for client in question.clients)
        options: Mapping[str, Any] = {}
        if skilled:
            options = {"penalty": 20, "between": 50, "history": 200}
        elif prized:
            options = {"penalty": 100, "between": 100}
        warm = skilled or prized or len(question.clients) >= _MANY
        return (
            options if self.options is None else self.options,
            warm if self.warm is None else self.warm,
        )


def found_router(interpreter: str = sys.executable) -> str | None:
    """The version of PyVRP that an interpreter has; None where it has none, or is none."""
    try:
        asked = subprocess.run(
            [interpreter, "-I", str(_PROGRAM), "--version"],
            capture_output=True, timeout=_ASKING, check=False, env=_nothing(),
        )  # fmt: skip
        return str(json.loads(asked.stdout)["version"]) if asked.returncode == 0 else None
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        return None


def consult(
    router: Router, question: Question, first: Answer, *, seed: int, seconds: float,
    processor: float | None = None,
) -> Iterator[Answer]:  # fmt: skip
    """Yield the router's answers that are better than all before, `first` among them.

    Never lasts longer than `seconds` and a moment; ends sooner when the router has used so many
    seconds of `processor`, or when it fails.
    """
    ground = compile_ground(question)
    able = [n for n in range(len(question.clients)) if n not in ground.shut_out]
    until = time.monotonic() + seconds
    options, warm = router.fitted(question)
    asked = _asked(ground, able, first if warm else None) | {
        "seed": seed, "seconds": seconds, "options": dict(options),
        "processor": seconds if processor is None else processor,
    }  # fmt: skip
    best = first
    for line in _lines(
        [router.interpreter, "-I", str(_PROGRAM)], json.dumps(asked), until + _GRACE
    ):
        answer = _understood(line, ground, able, first.work)
        if answer is not None and answer.worth < best.worth:
            best = answer
            yield best


def _lines(command: list[str], asked: str, until: float) -> Iterator[bytes]:
    """What a process writes, line by line, until it ends or is ended."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True, env=_nothing(),
    )  # fmt: skip
    try:
        with selectors.DefaultSelector() as selector, suppress(BrokenPipeError):
            yield from _spoken(process, selector, asked.encode(), until)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        process.wait()


def _spoken(
    process: "subprocess.Popen[bytes]", selector: selectors.BaseSelector, asked: bytes, until: float
) -> Iterator[bytes]:
    """Write the question while it reads, then read; never wait beyond the moment."""
    asking, telling = process.stdin, process.stdout
    if asking is None or telling is None:
        return
    os.set_blocking(asking.fileno(), False)
    selector.register(asking, selectors.EVENT_WRITE)
    selector.register(telling, selectors.EVENT_READ)
    rest = b""
    while (left := until - time.monotonic()) > 0:
        for key, _ in selector.select(left):
            if key.fileobj is asking:
                asked = asked[os.write(asking.fileno(), asked[:_READ]) :]
                if not asked:
                    selector.unregister(asking)
                    asking.close()
                continue
            heard = os.read(telling.fileno(), _READ)
            if not heard:
                return
            *lines, rest = (rest + heard).split(b"\n")
            yield from lines


def _nothing() -> dict[str, str]:
    """No settings of ours, and one thread."""
    return {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _asked(ground: Ground, able: list[int], first: Answer | None) -> dict[str, Any]:
    """The question for the program: only clients that somebody can visit."""
    question = ground.question
    clients = [question.clients[number] for number in able]
    position = {client.id: at for at, client in enumerate(clients)}
    groups = sorted({client.group for client in clients if client.group is not None})
    depots = sorted({place for v in question.vehicles for place in (v.start, v.end)})
    kinds = [kind for kind in ground.kinds if kind.vehicle.count > 0]
    whole = sum(client.demand for client in clients)
    kind_at = {kind.vehicle.id: at for at, kind in enumerate(kinds)}
    return {
        "costs": question.costs.tolist(),
        "times": question.times.tolist(),
        "depots": depots,
        "groups": [any(c.prize is None for c in clients if c.group == name) for name in groups],
        "clients": [
            {
                "place": c.place, "demand": c.demand, "seconds": c.seconds, "opens": c.opens,
                "closes": c.closes, "prize": c.prize,
                "group": None if c.group is None else groups.index(c.group),
            }
            for c in clients
        ],
        "vehicles": [
            {
                "count": min(kind.vehicle.count, max(1, len(clients))),
                "capacity": whole if kind.vehicle.capacity is None else kind.vehicle.capacity,
                "start": depots.index(kind.vehicle.start), "end": depots.index(kind.vehicle.end),
                "starts": kind.vehicle.starts, "ends": kind.vehicle.ends,
                "longest": kind.vehicle.longest, "fixed": kind.vehicle.fixed,
                "refused": [at for at, number in enumerate(able) if number not in kind.allowed],
            }
            for kind in kinds
        ],
        "first": [
            [kind_at[route.vehicle], [position[name] for name in route.clients]]
            for route in (first.routes if first is not None else ())
        ],
    }  # fmt: skip


def _understood(line: bytes, ground: Ground, able: list[int], work: int) -> Answer | None:
    clients = ground.question.clients
    kinds = [kind for kind in ground.kinds if kind.vehicle.count > 0]
    try:
        routes = [
            (kinds[kind].vehicle.id, tuple(clients[able[at]].id for at in stops))
            for kind, stops in json.loads(line)["routes"]
        ]
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return retold(ground, routes, work=work, by="pyvrp")

"""Ask a peer: in a process of its own that is killed when it does not stop.

A peer may be missing, hang, crash or talk nonsense: each is named in one line, and the run goes on.
"""

import json
import math
import os
import resource
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HOME = Path(os.environ.get("BENCH_PEERS", "var/peers"))
"""Where `make bench-dispatch` puts their libraries."""
_SCRIPTS = Path(__file__).parent / "peers"
_KILLED = (-signal.SIGKILL, -signal.SIGXCPU)
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_START_SECONDS = 30
"""To import its libraries and read the question, beside what it was given to think."""
_SHARED = 12
"""How much longer than its processor seconds a process may take where the machine is shared."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A name for people, a script, and what it is told beside the file, the seconds, the seed."""

    name: str
    script: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `trouble` says in a line why nothing did; `told` is then empty."""

    peer: str
    told: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""
    wall_seconds: float = 0.0


def ask(
    peer: Peer, question: Path, *, seconds: float, seed: int = 1, home: Path | None = None,
    grace: float | None = None,
) -> Reply:  # fmt: skip
    """Its answer within so many processor seconds. It is killed at half as many again, and time to
    start; by the wall's clock where it waits for ever.
    """
    python = (home or HOME) / "bin" / "python"
    if not python.exists():
        return Reply(peer.name, trouble=f"{peer.name} is not installed in {home or HOME}")
    command = [str(python), str(_SCRIPTS / peer.script), str(question), str(seconds), str(seed)]
    limit = math.ceil(seconds * 1.5 + (_START_SECONDS if grace is None else grace))
    begun = time.monotonic()
    try:
        done = subprocess.run(
            [*command, *peer.more], capture_output=True, text=True, timeout=limit * _SHARED,
            check=False, env={**os.environ, **_ONE_THREAD}, preexec_fn=lambda: _limited(limit),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Reply(
            peer.name, trouble=f"{peer.name} did not stop and was killed after {limit * _SHARED} s"
        )
    took = time.monotonic() - begun
    if done.returncode in _KILLED:
        return Reply(peer.name, trouble=f"{peer.name} did not stop and was killed after {limit} s")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        return Reply(peer.name, trouble=f"{peer.name} failed ({done.returncode}): {last[:200]}")
    try:
        told = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        return Reply(peer.name, trouble=f"{peer.name} answered what is no JSON")
    if not isinstance(told, dict):
        return Reply(peer.name, trouble=f"{peer.name} answered no object")
    return Reply(peer.name, told, wall_seconds=took)


def _limited(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def troubles(replies: Sequence[Reply]) -> list[str]:
    """A line for each that gave no answer."""
    return [reply.trouble for reply in replies if reply.trouble]

